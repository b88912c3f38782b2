import type { BriefingReply } from "../../src/briefings/reply.ts";
import { type Play, say } from "./scripted-model.ts";

/** What a model makes of the sentences that it is shown, by their numbers. */
export type Newsroom = (sentences: ReadonlyMap<number, string>) => Partial<BriefingReply>;

const NOTHING: BriefingReply = {
  ...{
    title: { text: "", sentences: [] },
    hook: [],
    context: [],
    understanding: [],
    importance: [],
    opportunities: [],
  },
  ...{ nuances: [], unknowns: [], question: "", opinion: [], figures: [], entities: [], themes: [] },
  ...{ weight: "moyenne", reasons: [], answers: [] },
};

/** Of the claims that a second reader is shown, by their numbers, those that it strikes out. */
export type Reader = (claims: ReadonlyMap<number, string>) => number[];

/** Plays a model that is asked for a briefing, gives up every sentence that is refused, and reads again as `reader` does. */
export function writeAs(newsroom: Newsroom, reader: Reader = () => []): Play {
  return (request, response) => {
    const asked = request.messages.at(-1)?.content ?? "";
    const claims = new Map(Array.from(asked.matchAll(CLAIM), ([, n, text = ""]) => [Number(n), text]));
    if (claims.size > 0) {
      const struck = reader(claims).map((number) => ({ number, reason: "rien ne le dit" }));
      return say(JSON.stringify({ struck }))(request, response);
    }
    const sentences = readSentences(asked);
    const reply = sentences.size === 0 ? { claims: [] } : { ...NOTHING, ...newsroom(sentences) };
    say(JSON.stringify(reply))(request, response);
  };
}

const CLAIM = /^\w+ (\d+) (?:fait|analyse|avis)\| (.*)$/gm;

/** The numbered lines between the two marks. */
function readSentences(asked: string): Map<number, string> {
  const [, token = ""] = /<données (\w+)>/.exec(asked) ?? [];
  if (token === "") return new Map();
  const lines = asked.matchAll(new RegExp(`^${token} (\\d+)\\| (.*)$`, "gm"));
  return new Map(Array.from(lines, ([, n, text = ""]) => [Number(n), text]));
}

/** A model that repeats what it reads: nothing of it can be refused. */
export const REPEATS: Newsroom = (sentences) => {
  const [first, ...others] = Array.from(sentences, ([n, text]) => ({ text, sentences: [n] }));
  return { hook: first ? [first] : [], understanding: others.slice(0, 3), unknowns: ["le calendrier"] };
};
