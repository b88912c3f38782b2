import type { Citation } from "./claim.ts";

/** What a cited sentence says instead, where the checker can point at it. */
export type Instead = { citation: Citation; text: string } | null;

/** Why a claim does not stand. `said` is as the claim has it. */
export type Fault =
  | { kind: "uncited" | "no-persona" | "unshared" | "form" | "strange"; said: string }
  | { kind: "not-at-hand" | "opinion-cited"; said: string; citation: Citation }
  | { kind: FaultOfWords; said: string; instead: Instead };

type FaultOfWords =
  | "figure"
  | "counted"
  | "hedge"
  | "range"
  | "date"
  | "name"
  | "quotation"
  | "negation"
  | "opposite"
  | "modality"
  | "attribution"
  | "cause"
  | "subject"
  | "language";

/** How the reader of a fault knows a sentence: « [3] ». */
type NameCitation = (citation: Citation) => string;

/** One French sentence: what is wrong, and what the cited sentence says instead. */
export function describeFault(fault: Fault, nameOf: NameCitation): string {
  const said = `« ${fault.said} »`;
  if ("citation" in fault) return `${CITATION_WORDS[fault.kind](nameOf(fault.citation))}.`;
  if (!("instead" in fault)) return `${PLAIN_WORDS[fault.kind](said)}.`;
  const { instead } = fault;
  const place = instead ? ` ; ${nameOf(instead.citation)} dit « ${instead.text} »` : "";
  return `${WORDS[fault.kind](said)}${place}.`;
}

const CITATION_WORDS = {
  "not-at-hand": (place: string) => `La phrase citée ${place} n’existe pas`,
  "opinion-cited": (place: string) => `${place} est une opinion et ne fonde aucun fait`,
};

const PLAIN_WORDS = {
  uncited: (said: string) => `${said} ne cite aucune phrase`,
  "no-persona": (said: string) => `${said} est une opinion, et aucune n’est demandée`,
  unshared: (said: string) => `${said} n’est pas dit dans les phrases citées`,
  form: (said: string) =>
    `${said} n’a pas la forme demandée, ou contient un lien, une mention ou un signe de mise en forme`,
  strange: (said: string) => `Les articles n’emploient pas ces mots : ${said}`,
};

const WORDS: Record<FaultOfWords, (said: string) => string> = {
  figure: (said) => `${said} n’est pas dans les phrases citées`,
  counted: (said) => `${said} ne compte pas ce que comptent les phrases citées`,
  hedge: (said) => `${said} n’a pas la nuance des phrases citées`,
  range: (said) => `${said} ne garde qu’une partie d’une fourchette`,
  date: (said) => `La date ${said} n’est pas dans les phrases citées`,
  name: (said) => `Le nom ${said} n’est pas dans les phrases citées`,
  quotation: (said) => `La citation ${said} n’est pas mot pour mot dans les phrases citées`,
  negation: (said) => `${said} nie ce que les phrases citées affirment, ou affirme ce qu’elles nient`,
  opposite: (said) => `${said} dit le contraire des phrases citées`,
  modality: (said) => `${said} est donné pour certain, ou pour plus sûr que dans les phrases citées`,
  attribution: (said) => `${said} n’est pas laissé à qui l’affirme`,
  cause: (said) => `${said} : aucune phrase citée ne donne cette cause`,
  subject: (said) => `${said} : les phrases citées n’en font pas le sujet de cette action`,
  language: (said) => `${said} n’est pas en français`,
};
