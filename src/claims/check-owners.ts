import { isReported } from "../french/modality.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";
import { openingOf, scopeOf, type Topic, topicIn } from "./topic.ts";

/** A figure or a date belongs to whom its own sentence speaks of, or the ones that it leans on. */
export function checkOwners({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  if (evidence.supports.length < 2 && evidence.before.length === 0 && !/(?<!\p{L})et(?!\p{L})/u.test(reading.text))
    return [];
  if (evidence.supports.some(({ language }) => language === "en")) return [];
  const topic = topicIn(reading);
  const owners = topic.names.length > 0 ? topic.names : topic.hanging;
  const teller = isReported(reading.frames[0]?.word ?? "") || GAUGES.test(topic.verb) ? topic.nouns : [];
  if (owners.length === 0 && teller.length === 0) return [];
  const from = openingOf(reading.text).length;
  const end = endOf(reading.text);
  const figures = reading.quantities
    .filter(({ start }) => start >= from && start < end && !isQuoted(start))
    .map((quantity) => ({
      said: quantity.text,
      homes: supportsOf(quantity, reading, evidence).map(({ support }) => support),
    }));
  const dates = reading.dates
    .filter(({ start }) => start < end && !isQuoted(start))
    .map(({ text, day }) => ({
      said: text,
      homes: evidence.supports.filter(({ dates: told }) => told.some((date) => date.day.value.startsWith(day.value))),
    }));
  const { verb } = topic;
  const deed = {
    said: reading.text,
    homes: verb === "" ? [] : evidence.supports.filter(({ terms }) => sharesTerm([verb], terms)),
  };
  return [...figures, ...dates, deed].flatMap(({ said, homes }): Fault[] => {
    const [home] = homes;
    if (home === undefined) return [];
    const isStrange = (support: Support): boolean =>
      isOfOthers({ owners, topic, isDeed: said === reading.text }, support, evidence) ||
      isToldByOther(teller, support, evidence);
    if (!homes.every(isStrange)) return [];
    return [{ kind: "subject", said, instead: { citation: home.citation, text: home.text } }];
  });
}

/** « chiffre », « évalue ». */
const GAUGES = /^(?:chiffr|evalu|estim)/;

/** Where the first clause of a claim ends. */
const endOf = (text: string): number => {
  const at = text.search(/(?:,? (?:qui|dont|où|que|mais|tandis|alors) |, (?:l[ea]s? |l['’])|[;:])/u);
  return at < 0 ? text.length : at;
};

/** Whom a claim speaks of, and whether it is asked who did its deed. */
type Owned = { owners: Topic["names"]; topic: Topic; isDeed: boolean };

/** One of those whom the claim speaks of stands elsewhere in the evidence, and not where the figure does. */
function isOfOthers({ owners, topic, isDeed }: Owned, home: Support, evidence: Evidence): boolean {
  const { after, nouns } = topic;
  const scope = scopeOf(home, evidence);
  const isIn = (terms: Iterable<string>, parts: readonly Support[]): boolean =>
    parts.some((part) => sharesTerm(terms, part.terms));
  // « Meta lancera Prometheus en 2026 »: the date is whatever Meta does it to.
  if (after.length > 0 && isIn(after, [home]) && !(isDeed && scope.length > 1)) return false;
  const all = [...evidence.supports, ...evidence.before];
  const strange = owners.filter((names) => !isIn(names, scope) && isIn(names, all));
  if (strange.length === 0) return false;
  // « il », of whom nobody else is named, may be anybody of its article.
  const isOpen = leans(home.text) && scope.every((part) => isNameless(topicIn(part)));
  const told = topicIn(home);
  const isAnchored = told.names.length > 0 || scope.length > 1;
  const isNear = strange.every((names) =>
    all.some(
      (other) => (isBeside(other, home, isAnchored, nouns) || (isOpen && isOfOne(other, home))) && isIn(names, [other]),
    ),
  );
  return !isNear;
}

const isNameless = ({ names, hanging, after }: Topic): boolean => names.length + hanging.length + after.length === 0;
const isOfOne = ({ citation }: Support, other: Support): boolean => citation.articleId === other.citation.articleId;

/** A sentence next to that of a figure, which may tell of the same: « Le chantier coûtera… », « Baptisé Pistache, … ». */
function isBeside(other: Support, home: Support, isAnchored: boolean, nouns: readonly string[]): boolean {
  if (other.citation.articleId !== home.citation.articleId) return false;
  const gap = home.citation.sentence - other.citation.sentence;
  if (!isAnchored) return gap > 0 && gap <= 2;
  return gap < 0 && gap >= -2 && nouns.some((noun) => home.terms.has(noun)) && NAMED.test(other.text);
}

const NAMED = /(?<!\p{L})(?:baptis|nomm|dénomm|appel|surnomm)/iu;

/** « Le communiqué chiffre… » of what the file says. */
function isToldByOther(teller: readonly string[], home: Support, evidence: Evidence): boolean {
  if (teller.length === 0) return false;
  const roots = new Set(teller.map(rootOf));
  const isIn = ({ terms }: Support): boolean => [...terms].some((term) => roots.has(rootOf(term)));
  return !scopeOf(home, evidence).some(isIn) && evidence.supports.some(isIn);
}
