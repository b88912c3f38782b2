import type { pause } from "../../lib/timing.ts";
import type { Wish } from "../interaction.ts";
import { openServing as openServingBy, type ServeDeps as ServeDepsBy, type Serving } from "../listening/serve.ts";
import type { ChannelSettings } from "../settings.ts";
import { openAnswer } from "./answer.ts";
import type { Call } from "./calls.ts";
import { openKeptForms } from "./kept-forms.ts";
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
  /** A name that nobody guesses. */
  newId(): string;
};

/** Milliseconds that a form has to be there: Discord waits for three thousand. */
const PROMPT = 1_500;

/** Does what is wished for in Discord, and answers. Discord is told to wait before anything else is done. */
export function openServing({ call, clock, pause, opensForm, channels, newId, ...deps }: ServeDeps): Serving<Route> {
  const forms = openKeptForms(newId);
  return openServingBy({
    ...{ ...deps, platform: "discord" },
    async handle(interaction, interim) {
      const form = forms.find(interaction.wish);
      return form === undefined ? await deps.handle(interaction, interim) : [{ kind: "form", form }];
    },
    open(route, wish) {
      const render = rendererOf(route.layout ?? layoutIn(route.channel, channels()));
      const { wait, ...answer } = openAnswer(route, openWays(route, call, { ...deps, render, clock }), {
        ...deps,
        forms,
      });
      if (wish === undefined) return answer;
      const sent = new AbortController();
      const isForm = forms.find(wish) !== undefined || opensForm(wish);
      if (route.isForm || !isForm) wait();
      else void pause(PROMPT, sent.signal).then(() => sent.signal.aborted || wait());
      return {
        interim: answer.interim,
        send: (replies) => answer.send(replies).finally(() => sent.abort()),
      };
    },
  });
}
