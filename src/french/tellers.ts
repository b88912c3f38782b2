import type { Frame } from "./frames.ts";
import { isReported } from "./modality.ts";
import { findQuotations } from "./quotations.ts";
import { searchTerms } from "./words.ts";

/** Who tells what a sentence says, by the stems; `isNew` where it is somebody named for the first time: « l’une des élèves ». */
export type Teller = { terms: string[]; isNew: boolean };

const BY =
  /(?<!\p{L})(?:selon|d['’]après|de l['’]avis d(?:e|u|es)|aux yeux d(?:e|u|es)|(?<=^|[,;] ?)pour) (?<who>(?:(?!(?:qui|que|dont|et|mais)(?!\p{L}))[\p{L}\p{N}'’-]+ ?){1,8})/giu;
const NEW = /^(?:l['’])?une? /iu;
/** « selon lui » names nobody, and « selon les cas » no person. */
const NOBODY = /^(?:lui|elle|eux|elles|moi|nous|vous|qu|que|les cas|le cas|toute|ce qu)(?!\p{L})/iu;
const BEHIND =
  /, (?:a[- ]t[- ](?:il|elle) )?(?:\p{L}+ )?(?<verb>\p{L}{3,}(?:e|ent|t|é)) (?<who>(?:l['’]|les? |la |une? |des )(?:(?!(?:qui|que|dont|et|mais)(?!\p{L}))[\p{L}\p{N}'’-]+ ?){1,6})/giu;

/** Those to whom a French sentence, whose verbs are `frames`, leaves what it says: « selon le service », « …, constate la présidente ». */
export function tellersIn(sentence: string, frames: readonly Frame[]): Teller[] {
  const text = findQuotations(sentence).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}…${rest.slice(end)}`,
    sentence,
  );
  const named = Array.from(text.matchAll(BY), ({ groups }) => groups?.["who"] ?? "").filter((who) => !NOBODY.test(who));
  const behind = Array.from(text.matchAll(BEHIND), ({ groups }) => groups)
    .filter((groups) => isReported(groups?.["verb"] ?? ""))
    .map((groups) => groups?.["who"] ?? "");
  const doing = frames
    .filter(({ word, isBy, doer }) => !isBy && doer !== null && isReported(word) && text.toLowerCase().includes(word))
    .map(({ doer, isNew }) => ({ terms: doer ?? [], isNew }));
  const said = [...named, ...behind].map((who) => ({ terms: searchTerms(who), isNew: NEW.test(who) }));
  return [...said, ...doing].filter(({ terms }) => terms.length > 0);
}
