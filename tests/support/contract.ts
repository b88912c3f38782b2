import { z } from "zod";

// The shapes of `--json`, as the contract gives them; a key too many or too few is a fault.

const day = z.strictObject({ value: z.string(), precision: z.enum(["day", "month", "year", "unknown"]) }).refine(
  ({ value, precision }) => {
    const shape = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/, unknown: /^$/ }[precision];
    return shape.test(value);
  },
  { error: "a day whose value does not fit its precision" },
);
const citation = z.strictObject({
  n: z.int().min(1),
  articleId: z.string().min(1),
  sentence: z.int().min(0),
  quote: z.string().min(1),
});
const claim = z.strictObject({
  kind: z.enum(["fact", "analysis", "opinion", "question", "unknown"]),
  text: z.string().min(1),
  citations: z.array(citation),
});
const source = z.strictObject({
  ...{ n: z.int().min(1), articleId: z.string().min(1), title: z.string().min(1), titleDerived: z.boolean() },
  ...{ url: z.url().nullable(), author: z.string().nullable(), publisher: z.string().nullable(), published: day },
});
const check = z.strictObject({ claims: z.int(), supported: z.int(), repaired: z.int(), dropped: z.int() });
const mode = z.enum(["model", "extracts"]);
const instant = z.iso.datetime({ offset: true });

const article = z.strictObject({
  ...{ id: z.string().min(1), title: z.string().min(1), titleDerived: z.boolean(), url: z.url().nullable() },
  ...{ author: z.string().nullable(), published: day, language: z.string().min(2) },
  ...{ sentences: z.array(z.string().min(1)).min(1), text: z.string().min(1), source: z.string().min(1) },
  flags: z.array(z.string()),
});

export const collectedShape = z.strictObject({
  sources: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), new: z.int(), known: z.int(), changed: z.int(), merged: z.int() },
      ...{ failed: z.int(), reasons: z.array(z.string()) },
    }),
  ),
  articles: z.array(article),
});

const claims = z.array(claim);
export const briefingShape = z.strictObject({
  ...{ storyId: z.string().min(1), mode, title: z.string().min(1), sources: z.array(source).min(1) },
  sections: z.strictObject({
    ...{ hook: claims, context: claims, understanding: claims, importance: claims, opportunities: claims },
    ...{ nuances: claims, opinion: z.strictObject({ persona: z.string(), claims }).nullable(), conclusion: claims },
  }),
  figures: z.array(z.strictObject({ value: z.string(), what: z.string(), hedge: z.string().nullable(), citation })),
  ...{ entities: z.array(z.string()), themes: z.array(z.string()), check },
});

export const editionShape = z.strictObject({
  ...{ channel: z.string(), day: z.iso.date(), period: z.strictObject({ from: instant, to: instant }), mode },
  essentials: claims,
  stories: z.array(
    z.strictObject({
      ...{ id: z.string().min(1), label: z.enum(["new", "update", "correction"]), title: z.string().min(1), claims },
      ...{ why: claim.nullable(), sources: z.array(source).min(1) },
    }),
  ),
  more: z.int().min(0),
  failing: z.array(z.strictObject({ source: z.string(), since: instant, reason: z.string() })),
  check,
});

export const answerShape = z.strictObject({
  ...{ question: z.string(), status: z.enum(["answered", "partial", "not-in-corpus"]), mode, claims },
  ...{ unknowns: z.array(z.string()), sources: z.array(source) },
  coverage: z.strictObject({ articles: z.int(), from: day, to: day }),
});

export const foundShape = z.array(
  z.strictObject({
    ...{ articleId: z.string().min(1), passageId: z.string().min(1), title: z.string().min(1) },
    ...{ text: z.string().min(1), score: z.number(), published: day },
  }),
);
