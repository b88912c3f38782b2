import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { placeOf, rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { type Topic, topicIn } from "./topic.ts";

/** Two names of a sentence that have changed places, one more who did it, and a name called as another one is. */
export function checkExchanges({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en") || isQuoted(0)) return [];
  const topic = topicIn(reading);
  const found =
    exchanged(reading, topic, supports) ??
    joined(topic, supports) ??
    calledAsAnother(reading.text, supports) ??
    numberedAsAnother(reading, topic, supports);
  return found
    ? [{ kind: "subject", said: reading.text, instead: { citation: found.citation, text: found.text } }]
    : [];
}

/** A name behind a preposition. */
type Placed = { at: string; terms: string[] };

const PLACED =
  /(?<![\p{L}’'-])(?<at>de|du|d['’]|à|au|sous|en|dans|chez|par) ?(?:la |le |l['’]|les )?(?<name>\p{Lu}[\p{L}\p{N}-]*(?: \p{Lu}[\p{L}\p{N}-]*)*)/gu;
const SAME: Record<string, string> = { du: "de", "d'": "de", "d’": "de", au: "à" };

const placedIn = (text: string): Placed[] =>
  Array.from(text.matchAll(PLACED), ({ groups }) => ({
    at: SAME[groups?.["at"] ?? ""] ?? groups?.["at"] ?? "",
    terms: searchTerms(groups?.["name"] ?? ""),
  })).filter(({ terms }) => terms.length > 0);

const known = new WeakMap<readonly string[], Placed[]>();

function placesOf({ text, words }: Support): Placed[] {
  const places = known.get(words) ?? placedIn(text);
  known.set(words, places);
  return places;
}

/** « Serty ouvre une école à Lumio » of « Lumio ouvre une école à Serty ». */
function exchanged({ text }: Reading, { names, hanging }: Topic, supports: readonly Support[]): Support | undefined {
  const placed = placedIn(text);
  if (placed.length === 0 || names.length + hanging.length === 0) return undefined;
  const told = supports.map((support) => ({ support, places: placesOf(support) }));
  const isAt = (places: readonly Placed[], at: string, terms: readonly string[]): boolean =>
    places.some((place) => place.at === at && sharesTerm(terms, place.terms));
  for (const { at, terms } of placed) {
    if (told.some(({ places }) => isAt(places, at, terms))) continue;
    const others = (at === "de" ? names : [...names, ...hanging]).filter(
      (name) => !sharesTerm(name, terms) && !isAt(placed, at, name),
    );
    const found = told.find(
      ({ support, places }) =>
        others.some((name) => isAt(places, at, name) && !sharesTerm(name, topicIn(support).names.flat())) &&
        isDoerIn(terms, support, at),
    );
    if (found) return found.support;
  }
  return undefined;
}

/** « La ville de Serty », but where « de » is what has changed. */
const isDoerIn = (terms: readonly string[], support: Support, at: string): boolean =>
  sharesTerm(terms, topicIn(support).names.flat()) ||
  (at !== "de" && sharesTerm(terms, topicIn(support).hanging.flat())) ||
  support.frames.some(({ doer }) => doer !== null && sharesTerm(terms, doer));

/** « Orvet et Lumio promettent… » where Lumio does, and Orvet does something else. */
function joined({ names, verb }: Topic, supports: readonly Support[]): Support | undefined {
  if (names.length < 2 || verb === "") return undefined;
  const homes = supports.filter(({ frames }) => frames.some(({ term }) => rootOf(term) === rootOf(verb)));
  const isAdded = (name: readonly string[], { frames, text }: Support): boolean => {
    const doing = frames.filter(({ term }) => rootOf(term) === rootOf(verb)).map(({ doer }) => doer ?? []);
    const isOf = (party: readonly string[]): boolean => sharesTerm(name, party);
    return (
      !doing.some(isOf) &&
      doing.some((doer) => names.some((other) => sharesTerm(other, doer))) &&
      (placeOf(name, text) > placeOf([verb], text) ||
        frames.some(({ doer, term }) => rootOf(term) !== rootOf(verb) && doer !== null && isOf(doer)))
    );
  };
  const isWrong = homes.length > 0 && names.some((name) => homes.every((home) => isAdded(name, home)));
  return isWrong ? homes[0] : undefined;
}

const CALLED = /(?<name>\p{Lu}[\p{L}\p{N}-]*(?: \p{Lu}[\p{L}\p{N}-]*)*), une? (?<what>\p{Ll}[^,;:.()]{6,80})/gu;

const callingsIn = (text: string): { name: string[]; what: string[] }[] =>
  Array.from(text.matchAll(CALLED), ({ groups }) => ({
    name: searchTerms(groups?.["name"] ?? ""),
    what: searchTerms(groups?.["what"] ?? "").slice(0, 3),
  })).filter(({ what }) => what.length > 1);

/** « Lumio, une société de transport » of « Orvet, une société de transport ». */
function calledAsAnother(text: string, supports: readonly Support[]): Support | undefined {
  const told = supports.flatMap((support) => callingsIn(support.text).map((calling) => ({ ...calling, support })));
  for (const { name, what } of callingsIn(text)) {
    const same = told.filter((other) => what.every((term) => other.what.includes(term)));
    if (same.length > 0 && !same.some((other) => sharesTerm(other.name, name))) return same[0]?.support;
  }
  return undefined;
}

/** « La version 3.4 est touchée » where the versions touched are others, and 3.4 does something else. */
function numberedAsAnother(
  { marks, text }: Reading,
  { verb }: Topic,
  supports: readonly Support[],
): Support | undefined {
  const [mark] = marks;
  if (mark === undefined || verb === "" || mark.start > OPENING || !/\d\.\d/.test(mark.name)) return undefined;
  const isDeed = (terms: Iterable<string>): boolean => sharesTerm([verb], terms);
  const homes = supports.filter(({ clauses }) => clauses.some(({ terms }) => isDeed(terms)));
  const isElsewhere = ({ clauses }: Support): boolean => {
    const parts = new Set(clauses.filter(({ terms }) => isDeed(terms)).map(({ part }) => part));
    const holding = clauses.filter((clause) => clause.text.includes(mark.text));
    return holding.length > 0 && holding.every(({ part }) => !parts.has(part));
  };
  const isWrong = !/ à /u.test(text.slice(0, mark.end)) && homes.length > 0 && homes.every(isElsewhere);
  return isWrong ? homes[0] : undefined;
}

/** Characters before the number of a subject. */
const OPENING = 40;
