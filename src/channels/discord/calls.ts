import type { REST } from "discord.js";
import { type Call as CallBy, openCalls as openCallsBy } from "../listening/calls.ts";
import { answerOf } from "./answers.ts";

export type Call = CallBy<REST>;

/** Requests to Discord. */
export const openCalls = (deps: Omit<Parameters<typeof openCallsBy<REST>>[0], "troubleOf">): Call =>
  openCallsBy({ ...deps, troubleOf: (error) => answerOf("", error).trouble });
