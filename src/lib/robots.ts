import * as robotsParser from "robots-parser";
import { Failure, findTrouble } from "./failure.ts";
import type { Fetch } from "./http.ts";

/** Throws the failure "fetch-forbidden" where a site's robots.txt keeps programs from a page, or cannot be read now. */
export type Permit = (url: URL, stop?: AbortSignal) => Promise<void>;

/** What a site's robots.txt says: of each address, of all, or nothing for the time being. */
type Rules = { isAllowed(address: string): boolean } | "unread";
type Known = { rules: Promise<Rules>; until: number };

/** Milliseconds for which rules are kept, and after which a site that did not answer is asked again. */
const DAY = 24 * 3_600_000;
const SOON = 10 * 60_000;

/** Sites: links lead to ever more of them. */
const MOST = 2_000;

const LIMITS = { bytes: 600_000, seconds: 10 };

/** Characters that are read of the rules: comparing takes as long as they are. */
const LONGEST = 100_000;

/** Each site's rules are read once a day, when a page of it is first asked for. */
export function openRobots(get: Fetch, clock: () => number): Permit {
  const sites = new Map<string, Known>();
  const find = (origin: string, stop: AbortSignal | undefined): Promise<Rules> => {
    const known = sites.get(origin);
    if (known !== undefined && clock() < known.until) return known.rules;
    const added: Known = { rules: readRules(origin, get, stop), until: clock() + DAY };
    void added.rules.then((rules) => {
      if (rules === "unread") added.until = stop?.aborted ? 0 : clock() + SOON;
    });
    const [oldest] = sites.keys();
    if (sites.size >= MOST && oldest !== undefined) sites.delete(oldest);
    sites.delete(origin);
    sites.set(origin, added);
    return added.rules;
  };
  return async (url, stop) => {
    const rules = await find(url.origin, stop);
    if (rules === "unread") throw new Failure({ code: "fetch-forbidden", url: url.href, reason: "unread" });
    if (!rules.isAllowed(url.href)) throw new Failure({ code: "fetch-forbidden", url: url.href, reason: "said" });
  };
}

/** The package is a function, which its types say to be its `default`. */
const parseRobots = robotsParser.default as unknown as typeof robotsParser.default.default;

const ANYTHING: Rules = { isAllowed: () => true };

/** A site without rules lets everybody in; one that does not answer, nobody for now. */
async function readRules(origin: string, get: Fetch, stop: AbortSignal | undefined): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  try {
    const { bytes } = await get(address, LIMITS, stop);
    const rules = parseRobots(address, new TextDecoder().decode(bytes).slice(0, LONGEST));
    return { isAllowed: (page) => rules.isAllowed(page, "Vigie") ?? true };
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble?.code === "fetch-gone") return ANYTHING;
    return trouble?.code === "fetch-status" && trouble.status >= 400 && trouble.status < 500 ? ANYTHING : "unread";
  }
}
