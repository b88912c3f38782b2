import type { Article } from "./article.ts";
import { mediumOf } from "./media.ts";
import { originFinder } from "./origins.ts";

type Told = Pick<Article, "id" | "title" | "titleDerived" | "author" | "publisher" | "sentences"> & {
  copyOf: string | null;
};

/** How many sources tell a story by themselves, one at least; `origin` is the medium outside it that all of them relay. */
export type Independence = { count: number; origin: string | null };

/**
 * A copy, or a second article of one publisher, confirms nothing; articles without a publisher each stand for one. Those
 * that relay a medium count with it, and with all others that do.
 */
export function findIndependence(articles: readonly Told[]): Independence {
  const relays = relaysAmong(articles.filter(({ copyOf }) => copyOf === null));
  const groupOf = groupRelays(relays);
  const count = new Set(relays.map(({ name }) => groupOf(name))).size || 1;
  return { count, origin: soleOrigin(relays) };
}

export const independentSources = (articles: readonly Told[]): number => findIndependence(articles).count;

/** A publisher, and the media that all its articles relay, in order. */
type Relay = { name: string; origins: readonly string[] };

function relaysAmong(told: readonly Told[]): Relay[] {
  const findOrigins = originFinder(told.flatMap(({ publisher }) => publisher ?? []));
  const own = Map.groupBy(told, ({ publisher, id }) => (publisher === null ? id : mediumOf(publisher)));
  return Array.from(own, ([name, articles]) => {
    const found = articles.map(findOrigins);
    const isRelay = found.every((origins) => origins.length > 0);
    return { name, origins: isRelay ? [...new Set(found.flat())].toSorted() : [] };
  });
}

/** By what stands for them, publishers and origins that are one source. */
function groupRelays(relays: readonly Relay[]): (name: string) => string {
  const above = new Map<string, string>();
  const groupOf = (name: string): string => {
    const next = above.get(name) ?? name;
    return next === name ? name : groupOf(next);
  };
  const join = (name: string, other: string): unknown => above.set(groupOf(name), groupOf(other));
  const [several, others] = [relays.filter(hasSeveral), relays.filter((relay) => !hasSeveral(relay))];
  const counted = new Set(others.flatMap(({ name, origins }) => [name, ...origins]));
  for (const { name, origins } of others) for (const origin of origins) join(name, origin);
  for (const { name, origins } of several) {
    // Who names two origins adds nothing to the one that counts already, and makes no one source of both.
    const [first] = origins.filter((origin) => counted.has(origin));
    for (const origin of first === undefined ? origins : [first]) join(name, origin);
  }
  return groupOf;
}

const hasSeveral = ({ origins }: Relay): boolean => origins.length > 1;

function soleOrigin(relays: readonly Relay[]): string | null {
  const [origin, ...others] = new Set(relays.flatMap(({ origins }) => origins));
  if (origin === undefined || others.length > 0) return null;
  return relays.every(({ name, origins }) => origins.length > 0 && name !== origin) ? origin : null;
}
