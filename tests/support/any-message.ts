import fc from "fast-check";
import type { Message } from "../../src/channels/message.ts";

const SIGNS = [
  ...["<!channel>", "<@U1>", "<#C1|x>", "@everyone", "*gras*", "_it_", "~~", "```", ":fire:", "« mot »", "&lt;"],
  ...["|", "👩‍👩‍👧", "שלום", "https://exemple.fr/a_b"],
];
const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }) },
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(...SIGNS),
);
/** Words of any signs. */
export const words = fc.oneof(
  { weight: 6, arbitrary: fc.array(word, { maxLength: 8 }).map((each) => each.join(" ")) },
  fc.tuple(word, fc.integer({ min: 1, max: 300 })).map(([each, times]) => `${each} `.repeat(times)),
);
/** The same, and words that no block holds. */
export const anything = fc.oneof(
  { weight: 6, arbitrary: words },
  fc.tuple(word, fc.integer({ min: 1, max: 300 })).map(([each, times]) => each.repeat(times)),
);

/** Any parts in any order, of such texts. */
export function messageOf(text: fc.Arbitrary<string>): fc.Arbitrary<Message> {
  const cites = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 });
  const style = fc.constantFrom("strong", "emphasis", "quiet");
  const spans = fc.array(fc.record({ text, style, cites }, { requiredKeys: ["text"] }), { maxLength: 6 });
  const addresses = [
    fc.constant(null),
    fc.webUrl({ withQueryParameters: true }),
    word.map((one) => `https://a.fr/${one}`),
  ];
  const entry = fc.record({ n: fc.integer({ min: 1, max: 60 }), text, url: fc.oneof(...addresses) });
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  const button = fc.record(
    { text, action: word, style: fc.constantFrom("primary", "danger"), confirm: text },
    { requiredKeys: ["text", "action"] },
  );
  const heading = fc.record({ kind: kind("heading"), text, label: text }, { requiredKeys: ["kind", "text"] });
  const part = fc.oneof(
    fc.record({ kind: kind("title"), text }),
    { weight: 4, arbitrary: heading },
    { weight: 4, arbitrary: fc.record({ kind: kind("paragraph"), spans }) },
    fc.record({ kind: kind("list"), numbered: fc.boolean(), items: fc.array(spans, { maxLength: 6 }) }),
    fc.record({ kind: kind("table"), rows: fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 }) }),
    fc.record({ kind: kind("note"), text, url: fc.oneof(...addresses.slice(1)) }, { requiredKeys: ["kind", "text"] }),
    fc.record({ kind: kind("actions"), buttons: fc.array(button, { maxLength: 30 }) }),
    fc.record({ kind: kind("sources"), entries: fc.array(entry, { maxLength: 6 }) }),
  );
  return fc.array(part, { maxLength: 16 }) as fc.Arbitrary<Message>;
}
