import { independentSources } from "../articles/independence.ts";
import type { Briefing } from "../briefings/briefing.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import { type CitedClaim, type Claim, extractClaim, type Source } from "../claims/claim.ts";
import { Numbering } from "../claims/numbering.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { formatInstant } from "../lib/calendar.ts";
import type { Firing } from "./firing.ts";
import type { Trigger } from "./found.ts";
import { compareLevels } from "./level.ts";
import type { AlertKind } from "./pace.ts";
import type { Level } from "./settings.ts";

/** An alert as it is kept: a message, and what it tells. */
export type KeptAlert = { id: string; channel: string; kind: AlertKind; madeAt: number; firings: Firing[] };

/** An alert as it is shown and printed. Instants are ISO 8601 with the offset of the zone. */
export type Alert = {
  id: string;
  channel: string;
  kind: AlertKind;
  at: string;
  stories: AlertStory[];
  sources: Source[];
};

export type AlertStory = {
  id: string;
  title: string;
  level: Level;
  rules: { id: string; name: string }[];
  isUpdate: boolean;
  /** The sentences that set the rules off; empty where the article has none that can be shown. */
  claims: CitedClaim[];
  isFrench: boolean;
  triggers: Trigger[];
  independentSources: number;
  sources: Source[];
  /** From when another article tells of the story again, without a new fact; null: never. */
  nextAt: string | null;
};

/** What an alert is shown with: all articles of its stories, their briefings, the rules of the settings. */
export type AlertContext = {
  articles: readonly StoredArticle[];
  briefings: ReadonlyMap<string, Briefing>;
  rules: ReadonlyMap<string, { name: string; cooldown: number | undefined }>;
  zone: string;
};

/** Of an article that is gone nothing is shown any more, nor are titles that give orders to machines. */
export function showAlert(alert: KeptAlert, context: AlertContext): Alert {
  const articles = withoutOrders(context.articles);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const numbering = new Numbering(articles);
  const standing = alert.firings.filter(({ articleId }) => byId.has(articleId));
  const stories = [...Map.groupBy(standing, ({ storyId }) => storyId).values()];
  return {
    ...{ id: alert.id, channel: alert.channel, kind: alert.kind, at: formatInstant(alert.madeAt, context.zone) },
    stories: stories.flatMap((firings) => showStory(firings, alert.madeAt, { ...context, byId, numbering })),
    sources: numbering.sources(),
  };
}

type Showing = AlertContext & { byId: ReadonlyMap<string, StoredArticle>; numbering: Numbering };

function showStory(firings: readonly Firing[], madeAt: number, showing: Showing): AlertStory[] {
  const { byId, briefings, numbering, rules, zone } = showing;
  const [first] = firings;
  const lead = first && byId.get(first.articleId);
  if (first === undefined || lead === undefined) return [];
  const claims = firings.flatMap((firing) =>
    claimOf(firing, byId.get(firing.articleId), briefings.get(firing.storyId)),
  );
  const cooldowns = firings.flatMap(({ rule }) => rules.get(rule)?.cooldown ?? []);
  const ids = [...new Set(firings.map(({ rule }) => rule))];
  const shown = distinct(claims, (claim) => JSON.stringify(claim.citations)).map((claim) => numbering.show(claim));
  return [
    {
      ...{ id: first.storyId, title: lead.title, isUpdate: firings.every(({ isUpdate }) => isUpdate) },
      level: firings.map(({ level }) => level).sort(compareLevels)[0] ?? "basse",
      rules: ids.map((id) => ({ id, name: rules.get(id)?.name ?? id })),
      claims: shown,
      isFrench: !lead.flags.includes("not-french"),
      triggers: distinct(
        firings.flatMap(({ triggers }) => triggers),
        ({ kind, text }) => `${kind} ${text}`,
      ),
      independentSources: independentSources(showing.articles.filter(({ storyId }) => storyId === first.storyId)),
      sources: [...new Set(firings.map(({ articleId }) => articleId))].map((id) => numbering.source(id)),
      nextAt: cooldowns.length === 0 ? null : formatInstant(madeAt + Math.min(...cooldowns), zone),
    },
  ];
}

/** The sentence as the article has it now; of one in another language, what its briefing says in French from it. */
function claimOf(firing: Firing, article: StoredArticle | undefined, briefing: Briefing | undefined): Claim[] {
  if (article === undefined) return [];
  const at =
    article.sentences[firing.sentence]?.text === firing.said
      ? firing.sentence
      : article.sentences.findIndex(({ text }) => text === firing.said);
  if (at < 0) return [];
  if (!article.flags.includes("not-french")) return [extractClaim(article, at)];
  const told = briefing?.sections.hook.concat(briefing.sections.understanding) ?? [];
  const said = told.find(
    ({ kind, citations }) =>
      kind === "fact" && citations.some((each) => each.articleId === article.id && each.sentence === at),
  );
  return said === undefined ? [] : [said];
}

const distinct = <Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
];
