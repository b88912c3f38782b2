/** Who stands before a site and wants to see a person: its name, or "unknown"; undefined for a page that is one. */
export type Challenger = "Cloudflare" | "DataDome" | "HUMAN" | "Akamai" | "Imperva" | "unknown";

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; html: string };

/**
 * A page that asks for proof instead of giving its text. It shows few words, and its own tags or scripts betray it: an
 * article that writes about such pages shows many, and a site that such a guard lets through has text of its own.
 */
export function findChallenge({ status, headers, html }: Answer): Challenger | undefined {
  if (headers["cf-mitigated"] === "challenge") return "Cloudflare";
  const start = html.slice(0, READ);
  if (!/<(?:!doctype html|html|head|title|script|body)\b/i.test(start)) return undefined;
  const { hidden, shown } = takeApart(start);
  const title = /<title\b[^>]{0,200}>([^<]{0,200})/i.exec(start)?.[1]?.trim() ?? "";
  const isRefused = REFUSALS.has(status);
  if (shown.length > (isRefused ? 4 * MOST_SHOWN : MOST_SHOWN)) return undefined;
  const name = MARKS.find(([, mark]) => mark.test(hidden))?.[0];
  if (name !== undefined) return name;
  if (!TITLE.test(title)) return undefined;
  return isRefused || DEMAND.test(shown) ? "unknown" : undefined;
}

/** Characters of a page that are looked at, and those that a challenge shows at most, its demand and its thanks. */
const READ = 200_000;
const MOST_SHOWN = 1_200;

const REFUSALS = new Set([401, 403, 405, 429, 503]);

/** What only the challenge itself loads or says to its scripts, and not the pages that it has let through. */
const MARKS: [Challenger, RegExp][] = [
  ["Cloudflare", /_cf_chl_opt|cf-challenge-running|id="challenge-(?:form|error-text|running)"|cf-browser-verification/],
  ["DataDome", /(?:geo|ct|c)\.captcha-delivery\.com/],
  ["HUMAN", /id="px-captcha|_pxAppId[^;]{0,200}_pxVid|captcha\.px-(?:cdn|cloud)\.net/],
  ["Akamai", /sec-if-cpt-container|\/_sec\/(?:cp_challenge|verify)|[?&]bm-verify=/],
  [
    "Imperva",
    /_Incapsula_Resource\?[^"'>]{0,300}(?:incident_id|SWUDNSAI|cts=|edet=)|id="main-iframe"[^>]{0,400}_Incapsula_/,
  ],
];

/** Titles that open so, in the languages that guards speak most to French readers. */
const TITLE =
  /^(?:just a moment|un instant|attention required|access (?:to this page has been )?denied|pardon our interruption|ddos-guard|one more step|checking your browser|(?:human|robot|security|bot) (?:verification|check|challenge)|are you (?:a robot|human)|robot or human|please verify (?:that )?you|verify(?:ing)? (?:that )?you are|v[ée]rifi(?:cation|ez|ons) (?:que )?(?:vous|de s[ée]curit[ée]|anti)|acc[èe]s (?:refus[ée]|bloqu[ée]|temporairement)|(?:êtes|etes)-vous (?:un )?(?:robot|humain)|contr[ôo]le de s[ée]curit[ée])/i;

/** What they ask for. */
const DEMAND =
  /(?:enable|activez|activer|autoriser) (?:javascript|les cookies|cookies)|(?:not|n[’']?[êe]tes pas|es pas|que vous êtes) (?:a |un |une )?(?:robot|humain|bot)|you(?:['’]re| are) (?:a )?human|checking (?:your browser|if the site)|v[ée]rification (?:que vous|de votre navigateur)|unusual (?:traffic|activity)|(?:trafic|activit[ée]) (?:inhabituel|suspect)/i;

/** What a page says to machines, and what it shows. One pass; a script without an end is all that follows. */
function takeApart(html: string): { hidden: string; shown: string } {
  const [hidden, shown]: [string[], string[]] = [[], []];
  for (const [part, script, tag, text] of html.matchAll(PIECES)) {
    if (script !== undefined || tag !== undefined) hidden.push(part);
    else shown.push(text ?? "");
  }
  return { hidden: hidden.join(" "), shown: shown.join(" ").replace(/\s+/g, " ").trim() };
}

const PIECES = /(<(?:script|style)\b[\s\S]*?(?:<\/(?:script|style)|$))|(<[^>]*>?)|([^<]+)/gi;
