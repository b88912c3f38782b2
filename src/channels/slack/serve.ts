import type { pause } from "../../lib/timing.ts";
import { openServing as openServingBy, type ServeDeps as ServeDepsBy, type Serving } from "../listening/serve.ts";
import { openAnswer } from "./answer.ts";
import type { Call } from "./calls.ts";
import { openWays, type Route } from "./ways.ts";

export type ServeDeps = ServeDepsBy & {
  /** Requests in a workspace. */
  callIn(workspace: string): Call;
  /** In epoch milliseconds. */
  clock(): number;
  pause: typeof pause;
};

/** Milliseconds: Slack may show what a form was acknowledged with after what comes sooner. */
const SETTLING = 500;

/** Does what is wished for in Slack, and answers. */
export const openServing = ({ callIn, clock, pause, ...deps }: ServeDeps): Serving<Route> =>
  openServingBy({
    ...{ ...deps, platform: "slack" },
    open(route) {
      const { acted, workspace } = route;
      const isSettling = acted.on === "modal" && acted.isWaiting;
      const settled = isSettling ? pause(SETTLING) : Promise.resolve();
      return openAnswer(route, openWays(route, callIn(workspace), clock), { log: deps.log, settled });
    },
  });
