import type { pause } from "../../lib/timing.ts";
import type { Wish } from "../interaction.ts";
import { openServing as openServingBy, type ServeDeps as ServeDepsBy, type Serving } from "../listening/serve.ts";
import type { ChannelSettings } from "../settings.ts";
import { openAnswer } from "./answer.ts";
import type { Call } from "./calls.ts";
import { layoutIn, rendererOf } from "./layout.ts";
import { openWays, type Route } from "./ways.ts";

export type ServeDeps = ServeDepsBy & {
  /** Whether a form may be what is answered: Discord opens none once it was told to wait. */
  opensForm(wish: Wish): boolean;
  channels(): readonly Pick<ChannelSettings, "discord" | "layout">[];
  call: Call;
  /** In epoch milliseconds. */
  clock(): number;
  pause: typeof pause;
};

/** Milliseconds that a form has to be there: Discord waits for three thousand. */
const PROMPT = 1_500;

/** Does what is wished for in Discord, and answers. Discord is told to wait before anything else is done. */
export const openServing = ({ call, clock, pause, opensForm, channels, ...deps }: ServeDeps): Serving<Route> =>
  openServingBy({
    ...{ ...deps, platform: "discord" },
    open(route, wish) {
      const render = rendererOf(route.layout ?? layoutIn(route.channel, channels()));
      const { wait, ...answer } = openAnswer(route, openWays(route, call, { ...deps, render, clock }), deps.log);
      if (wish === undefined) return answer;
      const sent = new AbortController();
      if (route.isForm || !opensForm(wish)) wait();
      else void pause(PROMPT, sent.signal).then(() => sent.signal.aborted || wait());
      return {
        interim: answer.interim,
        send: (replies) => answer.send(replies).finally(() => sent.abort()),
      };
    },
  });
