import { readArticle } from "../../src/articles/read.ts";
import type { Briefing } from "../../src/briefings/briefing.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { openInstallationStore } from "../../src/channels/store.ts";
import { openConversationStore } from "../../src/commands/store.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { openDeliveryStore } from "../../src/deliveries/store.ts";
import type { Decision } from "../../src/editions/decision.ts";
import type { Edition } from "../../src/editions/edition.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import type { Database } from "../../src/lib/database.ts";
import { doDuty } from "../../src/lib/leases.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { openSeal } from "../../src/lib/seal.ts";
import { openWorker, type Worker } from "../../src/lib/workers.ts";
import { openModelStore } from "../../src/llm/store.ts";
import { openQuestionStore } from "../../src/questions/store.ts";
import type { Firing } from "../../src/watch/firing.ts";
import { openWatchStore } from "../../src/watch/store.ts";
import { articleOf, NOW, ZONE } from "./articles.ts";
import { syntheticDrafts } from "./synthetic.ts";

/** Signs that an engine might take amiss: quotes, backslashes, emoji, half of one, a word of 600 letters. */
const STRANGE = `L’« été » d’O'Neil \\n \\u0000 coûte 14,2 € à l'usine 👩‍🔬, dit « le \\'chef ». \ud83d ${"a".repeat(600)} gpt-4o.`;

/** Fills a store with made-up articles of some paragraphs and something in each of its tables; a visit is under way. */
export async function fillStore(database: Database, count: number, paragraphs: number): Promise<void> {
  const drafts = Array.from(syntheticDrafts(count), (draft) => ({ ...draft, lines: draft.lines.slice(0, paragraphs) }));
  const articles = [
    ...drafts.map((draft) => readArticle(draft, { now: NOW, zone: ZONE })),
    articleOf(STRANGE, { key: "étrange", title: "Ça, là : 𝔘n “titre” 🙂" }),
  ].filter((article) => article !== undefined);
  await using worker = openWorker(database, { name: "essai", clock: () => NOW, isGone: () => false });
  const corpus = openCorpus(database, worker);
  const visit = await corpus.claimVisit(["synthetic", "Éssai"]);
  if (visit === undefined) throw new Error("No visit");
  for (let from = 0; from < articles.length; from += 50) {
    await corpus.keep(articles.slice(from, from + 50), { now: NOW, zone: ZONE, baseline: from === 0 }, visit);
  }
  await corpus.noteVisit({ id: visit.id, now: NOW, reason: "Elle ne répond pas.", nextAt: NOW + 60_000 }, visit);
  await corpus.claimVisit(["Éssai"]);
  const [briefings, editions] = [openBriefingStore(database), openEditionStore(database)];
  for (const { id, title } of articles.slice(0, 40)) await briefings.keep(briefingOf(id, title), `mark of ${id}`, NOW);
  for (const channel of ["equipe", "Équipe", "zoo"]) {
    for (const day of ["2025-12-12", "2025-12-15"])
      await editions.keep(editionOf(channel, day, articles[0]?.id ?? ""), {
        ...{ madeAt: NOW, articleIds: [`${day} a`], decisions: [decisionOf(articles[0]?.id ?? "")] },
      });
  }
  const old = articleOf("Un très vieil article, que personne n’a jamais cité nulle part, s’en va.", { key: "ancien" });
  await corpus.keep([old], { now: NOW - 1, zone: ZONE, baseline: true });
  await corpus.forget({ before: NOW, spared: editions.cited(), alongside: briefings.remove });
  const models = openModelStore(database);
  for (const [at, resultHash] of [null, "ab12"].entries()) {
    const call = { purpose: "fiche", promptVersion: "0a1b", model: "essai", tokens: { in: 70, out: 30, cached: 64 } };
    const outcome = resultHash === null ? "model-slow" : "answered";
    const rest = { isEstimate: resultHash === null, milliseconds: 12, at: NOW, resultHash, outcome } as const;
    await models.log({ id: `call-${at}`, ...call, ...rest }, NOW);
  }
  await models.keep({ key: "k", purpose: "fiche", model: "essai", raw: { text: STRANGE } }, NOW);
  const questions = openQuestionStore(database);
  await questions.keepTurn("fil", STRANGE, NOW);
  await questions.keepGap({ question: "Où ?", theme: "É", status: "partial", at: NOW });
  const watch = openWatchStore(database);
  await watch.watchedSince("equipe", ["sobre", "éssai"], NOW);
  await watch.record("equipe", ["s", "t"], () => ["s", "t"].map(firingOf));
  await watch.gather("equipe", NOW, ({ pending }) => ({
    ...{ alerts: [{ kind: "single", firings: pending.slice(0, 1) }], wakeAt: null },
  }));
  await fillDeliveries(database, worker);
  await fillConversations(database);
  await openInstallationStore(database, "slack", openSeal(STRANGE)).keep("T1", { bot: { token: STRANGE } }, NOW);
  await openPauses(database, "rule").pause("éssai", NOW + 1, NOW);
  await doDuty(database, "publish", async () => NOW + 1, worker);
}

async function fillConversations(database: Database): Promise<void> {
  const conversations = openConversationStore(database);
  await conversations.keep({ id: "a", person: "slack:T1:U1", content: { text: STRANGE }, until: NOW });
  await conversations.hear("Ev1", NOW);
  await conversations.follow("slack:T1:C1/1.1", "slack:T1:U1", NOW);
  await conversations.keepFeedback({ id: "a", at: NOW, subject: "réponse", useful: false, reason: STRANGE });
}

/** A delivery in every state, and a channel that is suspended. */
async function fillDeliveries(database: Database, worker: Worker): Promise<void> {
  const deliveries = openDeliveryStore(database, worker);
  const messages = Array.from({ length: 3 }, () => [{ kind: "note" as const, text: STRANGE.toWellFormed() }]);
  const times = { dueAt: NOW, expiresAt: NOW + 1 };
  for (const channel of ["Équipe", "zoo"]) {
    const plan = deliveries.plan({ channel, subject: "edition/2025-12-15", messages, ...times }, database);
    if (!(await plan)) throw new Error("No plan");
    const trouble = { code: "channel-closed", channel, reason: "token" } as const;
    for (const outcome of [
      { to: "sent", id: "é" },
      { to: "sending", wait: 1, trouble },
    ] as const) {
      const turn = await deliveries.claim([channel]);
      if (turn) await deliveries.begin(turn, NOW);
      if (turn) await deliveries.settle(turn, outcome, 0);
    }
  }
}

function briefingOf(storyId: string, title: string): Briefing {
  const nothing = { context: [], understanding: [], importance: [], opportunities: [], nuances: [], conclusion: [] };
  const hook = [{ kind: "fact" as const, text: title, citations: [{ articleId: storyId, sentence: 0 }] }];
  return {
    ...{ storyId, mode: "extracts", title, articleIds: [storyId], figures: [], entities: ["É"], themes: [] },
    ...{ reading: readingOf(storyId), standsIn: false },
    sections: { hook, ...nothing, opinion: null },
    check: { claims: 1, supported: 1, repaired: 0, dropped: 0 },
  };
}

function readingOf(articleId: string): Briefing["reading"] {
  const answers = [{ question: "Que coûte l’œuvre 🙂, là-bas \\ « 12,5 » ?", citations: [{ articleId, sentence: 0 }] }];
  return { weight: "basse", reasons: [], entities: [], answers };
}
const firingOf = (storyId: string): Firing => ({
  ...{ channel: "equipe", rule: "sobre", storyId, articleId: storyId, contentHash: "ab", sentence: 0, said: STRANGE },
  ...{ triggers: [{ kind: "term", text: STRANGE }], facts: ["É"], level: "haute", isUpdate: false, grouped: false },
  ...{ firedAt: NOW, atHand: [storyId] },
});

const decisionOf = (storyId: string): Decision => ({
  ...{ storyId, outcome: "shown", label: "new", rank: 1, score: null, because: null, news: [], gone: [] },
  said: [{ text: STRANGE, citations: [{ articleId: storyId, quote: STRANGE }] }],
  heard: [{ id: storyId, version: "ab", facts: ["É"] }],
});

const editionOf = (channel: string, day: string, storyId: string): Edition => ({
  ...{ channel, day, period: { from: day, to: day }, mode: "extracts", essentials: [], more: 0 },
  stories: [{ id: storyId, label: "new", title: day, claims: [], why: null, sources: [] }],
  ...{ failing: [], check: { claims: 0, supported: 0, repaired: 0, dropped: 0 } },
});
