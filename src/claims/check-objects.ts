import type { Frame } from "../french/frames.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { placeOf, rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { topicIn } from "./topic.ts";

/** What is ended, founded, or done in an aside is what the evidence has so, and not another thing beside it. */
export function checkObjects({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en")) return [];
  const ended = reading.frames
    .filter(({ word }) => !isQuoted(reading.text.toLowerCase().indexOf(word)))
    .map((frame) => endedAnother(frame, reading, supports) ?? foundedAPart(frame, supports))
    .find((support) => support !== undefined);
  const found = ended ?? doneByAnother(reading, supports);
  return found
    ? [{ kind: "subject", said: reading.text, instead: { citation: found.citation, text: found.text } }]
    : [];
}

const roots = (words: string): ReadonlySet<string> => new Set(searchTerms(words).map(rootOf));
const ENDING = roots("suspend suspendu interrompt interrompu arrête supprime interdit annule abandonne quitte quitté");

/** « suspend 64 caméras » of whom « suspend l’analyse des images de 64 caméras ». */
function endedAnother(
  { term, done }: Frame,
  { text, terms: whole }: Reading,
  supports: readonly Support[],
): Support | undefined {
  const own = ownObject(term, done, text);
  if (own.length === 0 || !ENDING.has(rootOf(term))) return undefined;
  const rows = supports
    .filter(({ frames }) => frames.some((frame) => rootOf(frame.term) === rootOf(term)))
    .map((support) => ({ support, theirs: objectIn(term, support.text) }));
  const isAnother = rows.every(
    ({ support, theirs }) =>
      theirs.length > 0 &&
      !sharesTerm(own, theirs) &&
      !sharesTerm(theirs, whole) &&
      own.every((each) => sharesTerm([each], support.terms)),
  );
  return isAnother ? rows[0]?.support : undefined;
}

const FOUNDING = roots("fonde fondé cofonde cofondé crée créé créer");
const FOUNDED = /(?<!\p{L})(?:co)?(?:fond|cr[éè])(?:e|é|ée|er|a|ait|ent)s? (?<what>[^,;:.()]+?)(?= et |[,;:.()]|$)/giu;

/** « a fondé Lumio » of whom « a créé l’école de Lumio ». */
function foundedAPart({ term, done }: Frame, supports: readonly Support[]): Support | undefined {
  if (done === null || done.length === 0 || !FOUNDING.has(rootOf(term))) return undefined;
  const rows = supports.flatMap((support) =>
    Array.from(support.text.matchAll(FOUNDED), ({ groups }) => {
      const [head = "", ...rest] = (groups?.["what"] ?? "").split(/ (?:de|du|des|d['’])(?= |\p{Lu})/u);
      return { support, head: searchTerms(head), rest: searchTerms(rest.join(" ")) };
    }),
  );
  const isPart = rows.some(({ rest }) => sharesTerm(done, rest)) && !rows.some(({ head }) => sharesTerm(done, head));
  return isPart ? rows[0]?.support : undefined;
}

/** « 64 caméras », or what stands past « pour douze mois ». */
function ownObject(term: string, done: readonly string[] | null, text: string): string[] {
  const object = objectIn(term, text);
  if (object.length > 0) return object;
  const isCounted = /^\p{L}+ (?:\d|deux|trois|quatre|cinq|dix|douze|cent|mille|des)/u.test(
    text.slice(placeOf([term], text)),
  );
  return isCounted ? (done ?? []).filter((each) => !/^\d/.test(each)) : [];
}

/** What stands behind a verb, past « pour douze mois », as far as « de ». */
function objectIn(term: string, text: string): string[] {
  const after = text
    .slice(placeOf([term], text))
    .replace(/^\p{L}+/u, "")
    .replace(DURING, "");
  const [, head = ""] = /^ (?:l[ea]s? |l['’]|une? |s(?:a|on|es) |leurs? )([^,;:.()]*)/u.exec(after) ?? [];
  return searchTerms(head.split(/ (?:de|du|des|d['’])(?= |\p{L})/u)[0] ?? "");
}

const DURING =
  /^ (?:pour|pendant|durant|jusqu['’]au?) [^,;]{1,20}?(?:mois|ans?|jours|semaines|heures|novembre|décembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre)(?!\p{L})/u;

const NAME = "(?<name>\\p{Lu}[\\p{L}\\d-]*(?: \\p{Lu}[\\p{L}\\d-]*)*)";
const ASIDE = new RegExp(`${NAME}, (?:une? [^,;:.]{1,50}? )?qui [^,;:.]*$`, "u");
/** But « de Serty » is no subject. */
const BESIDE = new RegExp(
  `(?<!\\p{L})(?<!(?:de|du|des|d['’]|à|au|aux|en|comme|chez|la|les|le|l['’]) ?)${NAME} (?:(?:a|ont|est|sont|déjà|ne|se) |[ns]['’]){0,3}$`,
  "u",
);

/** « Bezos a cofondé Lumio » of « Bezos travaille avec Bajaj, un vétéran qui a cofondé Lumio ». */
function doneByAnother(reading: Reading, supports: readonly Support[]): Support | undefined {
  const { text } = reading;
  const { names, verb } = topicIn(reading);
  const doers = names.flat();
  if (verb === "" || doers.length === 0) return undefined;
  const homes = supports.filter(({ terms }) => sharesTerm([verb], terms));
  if (homes.length === 0 || !homes.every(({ terms }) => sharesTerm(doers, terms))) return undefined;
  const start = placeOf([verb], text);
  if (start < 1 || PASSIVE.test(text.slice(0, start))) return undefined;
  const isAnother = homes.every((support) => {
    const before = support.text.slice(0, placeOf([verb], support.text));
    if (!sharesTerm(doers, searchTerms(before))) return false;
    const who = searchTerms((BESIDE.exec(before) ?? ASIDE.exec(before))?.groups?.["name"] ?? "");
    return who.length > 0 && !sharesTerm(who, doers);
  });
  return isAnother ? homes[0] : undefined;
}

/** « est », « a été », and what is said of somebody beside. */
const PASSIVE = /(?<!\p{L})(?:est|sont|été|qui|que|dont) (?:\p{L}+ )?$|(?<!\p{L})(?:qui|que|dont) /u;
