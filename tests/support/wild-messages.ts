import fc from "fast-check";
import { alertMessage } from "../../src/channels/alert-message.ts";
import { answerMessage, searchMessage } from "../../src/channels/answer-message.ts";
import { type EditionContext, editionMessage } from "../../src/channels/edition-message.ts";
import type { Form } from "../../src/channels/interaction.ts";
import type { Button, Message, Part } from "../../src/channels/message.ts";
import type { CitedClaim, Source } from "../../src/claims/claim.ts";
import type { FoundPassage } from "../../src/corpus/search.ts";
import type { Edition, EditionStory } from "../../src/editions/edition.ts";
import type { Answered } from "../../src/questions/answer.ts";
import type { Alert, AlertStory } from "../../src/watch/alert.ts";

/** Characters of several signs that stay one, whatever is cut. None of their signs stands elsewhere in these messages. */
const CLUSTERS = ["👩‍👩‍👧", "🇫🇷", "n\u0303", "ก็", "👍🏽"];

/** Signs that stand nowhere but in whole characters. */
const PIECES = /[\u200d\u0303\u0e47\u{1f1e6}-\u{1f1ff}\u{1f3fd}👩👧👍\p{Cs}]/u;

/** Whether some character was cut in two. */
export const hasPieces = (shown: string): boolean =>
  PIECES.test(CLUSTERS.reduce((left, cluster) => left.replaceAll(cluster, ""), shown));

/** Words that call, format, hide or break off. */
const HOSTILE = [
  ...[
    "<!channel>",
    "<!here|tous>",
    "<@U1>",
    "<#C1|x>",
    "<!subteam^S1>",
    "<!subteam^S0123456789>",
    "@everyone",
    "@channel",
    "<http://mal.fr|ici>",
  ],
  ...["&lt;", "&amp;lt;!channel&amp;gt;", "`rm`", "```", "*gras*", "_it_", "~b~", "> cité", ":fire:", "|", '"', "l'un"],
  ...[
    "@here",
    "<@123>",
    "<@&1>",
    "<@&1390000000000000300>",
    "<#12>",
    "<t:0:R>",
    "</veille:1>",
    "<:a:12>",
    "<id:home>",
    "||s||",
    "__u__",
    "~~b~~",
  ],
  ...[
    "[a](https://mal.fr)",
    "](https://mal.fr)",
    "](<https://mal.fr>)",
    "discord.gg/abc",
    "#",
    "-#",
    "-",
    "1.",
    "\\",
    "(",
  ],
  ...["«", "»", "שלום", "\u202eevil", "\ud83d", "\udc00", "\u0000", "\r\n", "\u200b", "https://exemple.fr/a_b?c=1&d=2"],
];
/** Words that no block holds, or hardly. */
const ENDLESS = [
  ...["a".repeat(700), ":a".repeat(900), "_".repeat(500), `https://exemple.fr/${"long/".repeat(300)}`, "&".repeat(300)],
  ...[CLUSTERS.join("").repeat(150), "n\u0303".repeat(40)],
];
const EVERYDAY = [
  "Meta",
  "annonce",
  "un centre de données",
  "en 2026,",
  "près de 40 000",
  "puces",
  "; mais",
  "lequel ?",
];

const word = fc.oneof(
  { weight: 70, arbitrary: fc.constantFrom(...EVERYDAY) },
  { weight: 20, arbitrary: fc.constantFrom(...CLUSTERS) },
  { weight: 15, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constantFrom(...ENDLESS) },
);
const joined = (words: fc.Arbitrary<string[]>) => words.map((each) => `Texte ${each.join(" ")}.`);
const brief = joined(fc.array(word, { maxLength: 6 }));
export const wildText = fc.oneof(
  { weight: 8, arbitrary: brief },
  { weight: 1, arbitrary: joined(fc.array(word, { minLength: 25, maxLength: 60 })) },
);

/** Without any space. */
const endless = fc.constantFrom(...CLUSTERS, "mot").map((each) => each.repeat(330));

export const ADDRESSES = [
  ...["https://exemple.fr/a", "http://exemple.fr/a|b>c<d?e=1&f=`2`", `https://exemple.fr/${"b".repeat(900)}`],
];
const address = fc.constantFrom(
  null,
  "javascript:alert(1)",
  "<!channel>",
  `https://a.fr/${"c".repeat(2_000)}`,
  ...ADDRESSES,
);
const day = fc.constantFrom(
  { value: "2025-12-24", precision: "day" as const },
  { value: "2025-07", precision: "month" as const },
  { value: "", precision: "unknown" as const },
);

const sourceOf = (n: number): fc.Arbitrary<Source> =>
  fc.record({
    ...{ n: fc.constant(n), articleId: fc.constant(`article-${n}`), title: wildText, titleDerived: fc.boolean() },
    ...{ url: address, author: fc.option(brief), publisher: fc.option(brief), published: day },
  });
const sourcesUpTo = (count: number): fc.Arbitrary<Source[]> =>
  fc.tuple(...Array.from({ length: count }, (_, at) => sourceOf(at + 1))).map((each) => [...each]);

/** A sentence that cites some of the first sources. */
const claimUpTo = (count: number): fc.Arbitrary<CitedClaim> =>
  fc.record({
    kind: fc.constantFrom("fact", "analysis", "opinion", "question", "unknown"),
    text: wildText,
    citations: fc
      .uniqueArray(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: 4 })
      .map((cited) => cited.map((n) => ({ n, articleId: `article-${n}`, sentence: 0, quote: "" }))),
  });
const claimsUpTo = (count: number, maxLength = 4) => fc.array(claimUpTo(count), { maxLength });

/** As the settings take it. */
const ruleId = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,39}$/);

/** Few as a rule, and now and then sixty. */
const COUNT = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(60) },
);

const storyOf = (n: number): fc.Arbitrary<EditionStory> =>
  fc.record({
    ...{ id: fc.constant(`story-${n}`), label: fc.constantFrom("new", "update", "correction"), title: wildText },
    ...{ claims: claimsUpTo(n, 3), why: fc.option(claimUpTo(n)), sources: sourceOf(n).map((source) => [source]) },
  });

const PERIOD = { from: "2025-12-23T08:30:00+01:00", to: "2025-12-24T08:30:00+01:00" };
const [FROM, TO] = [Date.parse(PERIOD.from), Date.parse(PERIOD.to)];
const check = fc.constant({ claims: 9, supported: 8, repaired: 1, dropped: 1 });
const mode = fc.constantFrom("model" as const, "extracts" as const);

export const edition: fc.Arbitrary<{ message: Message; more: number }> = COUNT.chain((count) =>
  fc.record({
    channel: fc.constant("equipe"),
    ...{ day: fc.constant("2025-12-24"), period: fc.constant(PERIOD), mode, check },
    essentials: claimsUpTo(count, 3),
    stories: fc.tuple(...Array.from({ length: count }, (_, at) => storyOf(at + 1))),
    more: fc.nat({ max: 3 }),
    failing: fc.array(fc.record({ source: brief, since: fc.constant(PERIOD.from), reason: brief }), { maxLength: 2 }),
    news: fc.array(brief, { minLength: 1, maxLength: 3 }),
    former: address,
  }),
).map(({ news, former, ...made }) => {
  const novelty = { label: "update" as const, since: "2025-12-22", news, gone: news, leads: [], messageId: "1" };
  const context: EditionContext = {
    ...{
      zone: "Europe/Paris",
      period: { from: FROM, to: TO },
      sources: 13,
      articles: 41,
      newest: { value: "", precision: "unknown" },
    },
    ...{ replay: null, remarks: new Map(), former: new Map([["story-1", novelty]]), link: () => former ?? undefined },
  };
  return { message: editionMessage(made satisfies Edition, context), more: made.more };
});

export const answer: fc.Arbitrary<Message> = COUNT.chain((count) =>
  fc.record({
    ...{ question: wildText, status: fc.constantFrom("answered", "partial", "not-in-corpus"), mode },
    ...{ claims: claimsUpTo(count), unknowns: fc.array(wildText, { maxLength: 3 }), sources: sourcesUpTo(count) },
    coverage: fc.record({ articles: fc.constant(41), from: day, to: day }),
    remarks: fc.subarray<Answered["remarks"][number]>([
      ...[{ kind: "homonym", name: "Prometheus" } as const, { kind: "stands-in" } as const],
      ...[
        { kind: "read-as", written: "<@U1>", read: "*a*" } as const,
        { kind: "single-source", isSame: false } as const,
      ],
    ]),
  }),
).map((made) => answerMessage(made satisfies Answered));

const alertStoryOf = (count: number): fc.Arbitrary<AlertStory> =>
  fc.record({
    ...{ id: fc.constant("story"), title: wildText, level: fc.constantFrom("basse", "haute"), isUpdate: fc.boolean() },
    rules: fc.array(fc.record({ id: ruleId, name: brief }), { minLength: 1, maxLength: 2 }),
    ...{ claims: claimsUpTo(count, 2), isFrench: fc.boolean(), independentSources: fc.constant(2) },
    triggers: fc.array(fc.record({ kind: fc.constantFrom("term", "theme"), text: wildText }), {
      minLength: 1,
      maxLength: 3,
    }),
    ...{ sources: sourceOf(1).map((source) => [source]), nextAt: fc.constantFrom(null, PERIOD.to) },
  });

export const alert: fc.Arbitrary<Message> = COUNT.chain((count) =>
  fc.record({
    ...{ id: fc.constant("a"), channel: fc.constant("equipe"), at: fc.constant(PERIOD.to) },
    kind: fc.constantFrom("single", "grouped", "storm", "quiet"),
    stories: fc.oneof(
      fc.array(alertStoryOf(count), { minLength: 1, maxLength: 4 }),
      alertStoryOf(count).map((one) => [one]),
    ),
    sources: sourcesUpTo(count),
  }),
).map((made) => alertMessage(made satisfies Alert, { zone: "Europe/Paris", quiet: undefined, rules: new Map() }));

const passage: fc.Arbitrary<FoundPassage> = fc.record({
  ...{
    articleId: fc.constant("0123456789abcdef"),
    passageId: fc.constant("p"),
    title: wildText,
    heading: fc.option(brief),
  },
  ...{
    text: fc.oneof(wildText, endless),
    score: fc.constant(1),
    published: day,
    first: fc.constant(0),
    last: fc.constant(1),
  },
  opinion: fc.boolean(),
});
export const searchPage: fc.Arbitrary<Message> = fc
  .record({ words: wildText, found: fc.array(passage, { maxLength: 10 }) })
  .map(({ words, found }) => searchMessage(words, found));

const button: fc.Arbitrary<Button> = fc.record(
  {
    ...{ text: brief, action: fc.constantFrom("fiche:abc", "lire:1", "lire:1#2", `pause:${"d".repeat(94)}`) },
    ...{ style: fc.constantFrom("primary", "danger"), confirm: brief },
  },
  { requiredKeys: ["text", "action"] },
);

/** The same message, with buttons under some of its parts. */
export const withButtons = (message: Message): fc.Arbitrary<Message> =>
  fc
    .array(fc.record({ at: fc.nat(), buttons: fc.array(button, { minLength: 1, maxLength: 6 }) }), { maxLength: 4 })
    .map((rows) =>
      rows.reduce<Message>((parts, { at, buttons }) => {
        const actions: Part = { kind: "actions", buttons };
        return parts.toSpliced((at % parts.length) + 1, 0, actions);
      }, message),
    );

const choice = fc.record({ value: fc.oneof(fc.integer().map(String), brief), text: wildText });
export const form: fc.Arbitrary<Form> = fc.record(
  {
    ...{ title: wildText, submit: brief, action: fc.constant("alerte:creer") },
    fields: fc.uniqueArray(
      fc.record(
        {
          ...{
            id: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 }).filter((id) => id.trim() !== ""),
          },
          ...{ label: wildText, hint: wildText, kind: fc.constantFrom("line", "lines", "choice", "choices") },
          ...{ value: wildText, isOptional: fc.boolean(), choices: fc.array(choice, { maxLength: 130, size: "max" }) },
        },
        { requiredKeys: ["id", "label", "kind"] },
      ),
      { maxLength: 5, selector: ({ id }) => id },
    ),
    about: searchPage,
  },
  { requiredKeys: ["title", "submit", "action", "fields"] },
);

/** All the texts of a message, where people read them. */
export const writtenIn = (written: Message): string[] =>
  written.flatMap((each) => {
    if (each.kind === "paragraph") return each.spans.map((one) => one.text);
    if (each.kind === "list") return each.items.flat().map((one) => one.text);
    if (each.kind === "table") return each.rows.flat();
    if (each.kind === "sources") return each.entries.map((one) => one.text);
    if (each.kind === "heading") return headingIn(each);
    return "text" in each ? [each.text] : [];
  });

const headingIn = ({ text, label }: Extract<Part, { kind: "heading" }>): string[] => (label ? [text, label] : [text]);

/** Calls of sources as the sentences make them: "[1][2]"; and as they are shown. */
export const callsIn = (message: Message): string[] =>
  message.flatMap((part) => {
    const spans = part.kind === "paragraph" ? part.spans : part.kind === "list" ? part.items.flat() : [];
    return spans.flatMap(({ cites = [] }) => (cites.length === 0 ? [] : [cites.map((n) => `[${n}]`).join("")]));
  });
export const callsShown = (shown: string): string[] =>
  Array.from(shown.matchAll(/\u00a0((?:\[\d+\])+)/g), ([, calls = ""]) => calls);

/** Addresses of sources that lead somewhere, as a platform writes them: in the order of `ADDRESSES`. */
export const addressesIn = (message: Message, written: readonly (string | undefined)[]): string[] =>
  message
    .flatMap((part) => (part.kind === "sources" ? part.entries.map(({ url }) => url) : []))
    .flatMap((url) => (url !== null && ADDRESSES.includes(url) ? [written[ADDRESSES.indexOf(url)] ?? ""] : []));
