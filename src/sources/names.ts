import { plainText } from "./plain-text.ts";

/** People's names as one text, each once; null where none is left. An address is nobody's name. */
export function joinNames(written: readonly (string | undefined)[]): string | null {
  return distinct(written.map((name) => nameIn(name ?? ""))).join(", ") || null;
}

/** Rubrics, categories and tags as plain texts, each once. */
export function plainRubrics(written: readonly (string | undefined)[]): string[] {
  return distinct(written.map((rubric) => plainText(rubric ?? "")));
}

const distinct = (texts: string[]): string[] => [...new Set(texts)].filter((text) => text !== "");

/** « Par Jeanne Roy » and « jeanne@exemple.fr (Jeanne Roy) » are Jeanne Roy. */
function nameIn(written: string): string {
  const text = plainText(written).replace(BY, "");
  const name = MAIL_AND_NAME.exec(text)?.[1] ?? text.replace(MAIL, "").trim();
  return ADDRESS.test(name) || name.length > LONGEST ? "" : name;
}

const BY = /^(?:(?:publié|écrit|rédigé|posté|article|written|posted) )?(?:par|by)\s*:?\s+/i;
const MAIL_AND_NAME = /^[^\s@()]+@[^\s@()]+ \(([^()]+)\)$/;
const MAIL = /[<(]?[^\s@<>()]+@[^\s@<>()]+[>)]?/;
const ADDRESS = /^(?:https?:|www\.|\/)|:\/\/|@/i;
/** Characters: three authors in one text fit. */
const LONGEST = 120;
