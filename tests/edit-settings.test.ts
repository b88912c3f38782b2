import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, isCollection, isScalar, parseDocument, visit } from "yaml";
import type { SettingsEditor } from "../src/commands/settings.ts";
import { parseSettings } from "../src/config.ts";
import { openSettingsEditor } from "../src/edit-settings.ts";
import { findTrouble, type Trouble } from "../src/lib/failure.ts";
import { openTemporaryFolder } from "./support/temporary-folder.ts";

const SETTINGS = `# Les réglages de l’équipe.
timezone: Europe/Paris
sources:
  - { id: revue, feed: "https://exemple.fr/flux" } # la principale
channels:
  # L’équipe.
  - id: equipe
    slack: C0123456789
    digest: { at: "08:30", days: [mon, tue, wed, thu, fri], holidays: FR } # le matin
    alerts: [argent]
  - id: direction
    slack: C0000000001
alerts:
  # Les levées.
  - id: argent
    name: Argent
    any: ["levée de fonds"]

# Fin.
`;

const ROBOTS = { id: "robots", name: "Robots : l’essor", any: ["robot", "/automates?/i"], cooldown: "4h" };

/** The text that an edit of a file leaves, or the trouble that it meets; that of the file then stays as it was. */
async function edit(
  before: string,
  change: (editor: SettingsEditor) => Promise<unknown>,
): Promise<{ text: string; trouble: Trouble | undefined }> {
  using folder = openTemporaryFolder();
  folder.write("vigie.yaml", before);
  const thrown = await change(openSettingsEditor(folder.path)).then(
    () => undefined,
    (error: unknown) => error,
  );
  const trouble = findTrouble(thrown);
  if (thrown !== undefined && trouble === undefined) throw thrown;
  return { text: folder.read("vigie.yaml"), trouble };
}

describe("a rule", () => {
  test("is added under those that are there, and put on channels, with or without rules", async () => {
    const { text } = await edit(SETTINGS, (editor) => editor.addRule(ROBOTS, ["equipe", "direction"]));
    expect(text).toBe(
      SETTINGS.replace("alerts: [argent]", "alerts: [argent, robots]")
        .replace("slack: C0000000001\n", "slack: C0000000001\n    alerts: [robots]\n")
        .replace(
          'any: ["levée de fonds"]\n',
          'any: ["levée de fonds"]\n  - { id: robots, name: "Robots : l’essor", any: [robot, /automates?/i], cooldown: "4h" }\n',
        ),
    );
  });

  test("that is long has a line for each of its settings", async () => {
    const any = Array.from({ length: 12 }, (_, n) => `levée de fonds ${n}, en euros`);
    const { text } = await edit("timezone: Europe/Paris\n", (editor) => editor.addRule({ id: "long", any }, []));
    expect(text).toMatch(
      /^timezone: Europe\/Paris\nalerts:\n {2}- id: long\n {4}any: \["levée de fonds 0, en euros", .*\]\n$/,
    );
  });

  test("goes with its places, and what stands around stays", async () => {
    const added = await edit(SETTINGS, (editor) => editor.addRule(ROBOTS, ["equipe"]));
    expect((await edit(added.text, (editor) => editor.removeRule("robots"))).text).toBe(SETTINGS);
    const { text } = await edit(SETTINGS, (editor) => editor.removeRule("argent"));
    expect(text).toBe(
      SETTINGS.replace("alerts: [argent]", "alerts: []").replace(/ {2}- id: argent\n(?: {4}.*\n)*/, ""),
    );
  });

  test("takes terms that it excludes", async () => {
    const { text } = await edit(SETTINGS, (editor) => editor.excludeFromRule("argent", ["jeu, vidéo", "OM"]));
    expect(text).toBe(SETTINGS.replace('fonds"]\n', 'fonds"]\n    none: ["jeu, vidéo", OM]\n'));
  });

  test.for<[string, (editor: SettingsEditor) => Promise<unknown>, Partial<Trouble>]>([
    ["is there already", (editor) => editor.addRule({ ...ROBOTS, id: "argent" }, []), { code: "rule-exists" }],
    ["is to be in a channel that is not", (editor) => editor.addRule(ROBOTS, ["rien"]), { code: "unknown-channel" }],
    ["is not there", (editor) => editor.removeRule("robots"), { code: "unknown-rule" }],
    ["is not there, and excludes", (editor) => editor.excludeFromRule("robots", ["a"]), { code: "unknown-rule" }],
  ])("that %s changes nothing", async ([, change, trouble]) => {
    expect(await edit(SETTINGS, change)).toMatchObject({ text: SETTINGS, trouble });
  });
});

describe("a digest", () => {
  test("takes an hour and days where it stands, or where there was none", async () => {
    const change = { at: "18:00", days: ["mon" as const], holidays: null };
    const { text } = await edit(SETTINGS, async (editor) => {
      await editor.setDigest("equipe", change);
      await editor.setDigest("direction", { ...change, holidays: "FR-67" });
    });
    expect(text).toBe(
      SETTINGS.replace(/digest: .*(?= #)/, 'digest: { at: "18:00", days: [mon] }').replace(
        "slack: C0000000001\n",
        'slack: C0000000001\n    digest: { at: "18:00", days: [mon], holidays: FR-67 }\n',
      ),
    );
  });

  test("in blocks keeps its comments", async () => {
    const before = `channels:\r
- id: a\r
  digest: # quand\r
    at: "08:30" # tôt\r
    days: # en semaine\r
    - mon # lundi\r
    - tue\r
    stories: 5\r
  terminal: true\r
`;
    const { text } = await edit(before, (editor) => editor.setDigest("a", { at: "09:00", days: ["fri"] }));
    expect(text).toBe(
      before
        .replace('"08:30"', '"09:00"')
        .replace("days: # en semaine\r\n    - mon # lundi\r\n    - tue", "days: [fri] # en semaine"),
    );
  });

  test("that two channels share by reference changes for one of them", async () => {
    const before = `channels:
  - { id: a, terminal: true, digest: &matin { at: "08:00" } } # matin
  - { id: b, terminal: true, digest: *matin }
`;
    for (const id of ["a", "b"]) {
      const { text } = await edit(before, (editor) => editor.setDigest(id, { at: "09:00", days: ["fri"] }));
      const { channels } = parseSettings(text, "");
      expect(channels.map(({ digest }) => digest.at)).toEqual(id === "a" ? ["09:00", "08:00"] : ["08:00", "09:00"]);
      expect(text).toContain("# matin");
    }
  });
});

describe("a source", () => {
  test("that rules read stays", async () => {
    const before = SETTINGS.replace('any: ["levée', 'sources: [revue]\n    any: ["levée');
    expect(await edit(before, (editor) => editor.removeSource("revue"))).toMatchObject({
      ...{ text: before, trouble: { code: "source-watched", id: "revue", rules: ["argent"] } },
    });
  });

  test("of an id that is taken is refused", async () => {
    const source = { id: "revue", feed: "https://exemple.fr/autre" };
    expect(await edit(SETTINGS, (editor) => editor.addSource(source))).toMatchObject({
      ...{ text: SETTINGS, trouble: { code: "source-exists", id: "revue" } },
    });
  });
});

test("edits that are asked for at once are all done", async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `r${n}`);
  const { text } = await edit(SETTINGS, (editor) =>
    Promise.all(ids.map((id) => editor.addRule({ id, any: ["mot"] }, ["equipe"]))),
  );
  const { alerts, channels } = parseSettings(text, "");
  expect(alerts.map(({ id }) => id)).toEqual(["argent", ...ids]);
  expect(channels[0]?.alerts).toEqual(["argent", ...ids]);
});

test("an edit that fails does not hold up the next", async () => {
  const { text } = await edit(SETTINGS, async (editor) => {
    const refused = editor.removeRule("rien").catch(() => {});
    await Promise.all([refused, editor.removeSource("revue")]);
  });
  expect(parseSettings(text, "").sources).toEqual([]);
});

test.for<[what: string, before: string, change: (editor: SettingsEditor) => Promise<unknown>]>([
  [
    "a channel that is there by default",
    "timezone: Europe/Paris\n",
    (editor) => editor.setDigest("terminal", { at: "09:00", days: ["mon"] }),
  ],
  ["a document that ends before its file", "timezone: UTC\n...\n", (editor) => editor.addRule(ROBOTS, [])],
])("what cannot be written, %s, is refused and leaves the file as it is", async ([, before, change]) => {
  expect(await edit(before, change)).toMatchObject({
    text: before,
    trouble: { code: "settings-wrong", problems: [{ found: "une écriture que Vigie ne sait pas modifier" }] },
  });
});

test("a file that does not serve is left as it is", async () => {
  const before = "alerts: [{ id: a }]\nsources: 3\n";
  expect(await edit(before, (editor) => editor.removeRule("a"))).toMatchObject({
    ...{ text: before, trouble: { code: "settings-wrong" } },
  });
});

const word = fc.stringMatching(/^zo[a-z]{3,6}$/);
const term = fc.oneof(
  word,
  fc.constantFrom(
    "a: b1",
    "c, d1",
    "# e1",
    "'f1",
    '"g1',
    "- h1",
    "[i1",
    "*j1",
    "été, à 9 h",
    "12 mégots",
    "null et rien",
    "/k+l/i",
    "écluse 👩‍🔬 mou\u200blin",
  ),
);
const ruleSettings = fc.record({
  any: fc.array(term, { minLength: 1, maxLength: 4 }),
  none: fc.array(term, { maxLength: 2 }),
});

const settings = fc
  .record({
    sources: fc.uniqueArray(fc.record({ id: word, feed: fc.webUrl() }), { selector: ({ id }) => id, maxLength: 4 }),
    alerts: fc.uniqueArray(fc.record({ id: word, rule: ruleSettings }), { selector: ({ id }) => id, maxLength: 4 }),
    channels: fc.uniqueArray(
      fc.record({
        id: word,
        alerts: fc.nat(15),
        digest: fc.constantFrom(
          undefined,
          {},
          { stories: 3 },
          { at: "07:15", holidays: "FR" },
          { days: ["sat"], at: "9:00".padStart(5, "0") },
        ),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ sources, alerts, channels }) => ({
    ...(sources.length > 0 && { sources }),
    channels: channels.map(({ id, alerts: mask, digest }) => {
      const own = alerts.filter((_, at) => (mask >> at) & 1).map((rule) => rule.id);
      return { id, terminal: true, ...(own.length > 0 && { alerts: own }), ...(digest && { digest }) };
    }),
    ...(alerts.length > 0 && { alerts: alerts.map(({ id, rule }) => ({ id, ...rule })) }),
  }));

/** The settings written in any of YAML's ways: `styles` decide, one after the other. */
function write(value: object, styles: readonly number[], crlf: boolean): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  let next = 0;
  const style = (): number => styles[next++ % styles.length] ?? 0;
  visit(document, {
    Node(key, node, path) {
      const isInFlow = path.some((each) => isCollection(each) && each.flow);
      if (isCollection(node) && path.length > 1 && !isInFlow) node.flow = style() % 3 === 0;
      if (isInFlow) return;
      if (key !== "key" && isScalar(node) && style() % 4 === 0) node.comment = ` note ${next}`;
      if (style() % 5 === 0 && key !== "value" && path.length > 1) node.commentBefore = ` au-dessus ${next}`;
    },
  });
  const text = document.toString({ lineWidth: 0, indentSeq: style() % 2 === 0, indent: 2 + (style() % 3) });
  // A few of these ways are beyond the library's own reader.
  fc.pre(parseDocument(text).errors.length === 0);
  return crlf ? text.replaceAll("\n", "\r\n") : text;
}

const styles = fc.array(fc.nat(59), { minLength: 7, maxLength: 60 });
const notesIn = (text: string): string[] => text.match(/# (?:note|au-dessus) \d+/g) ?? [];

describe("a file in any of YAML's ways", () => {
  test("takes a rule and a digest, keeps every note and every other setting, and gives the rule back", async () => {
    await fc.assert(
      fc.asyncProperty(settings, styles, fc.boolean(), ruleSettings, async (value, how, crlf, rule) => {
        const before = write(value, how, crlf);
        const start = parseSettings(before, "");
        const ids = start.channels.map(({ id }) => id);
        const added = await edit(before, (editor) => editor.addRule({ id: "ajout", ...rule }, ids));
        expect([added.trouble, before]).toEqual([undefined, before]);
        expect(notesIn(added.text)).toEqual(notesIn(before));
        expect(parseSettings(added.text, "").alerts.at(-1)).toMatchObject({ id: "ajout", ...rule });
        if (crlf) expect(added.text).not.toMatch(/[^\r]\n/);
        const set = await edit(added.text, (editor) =>
          editor.setDigest(ids[0] ?? "", { at: "23:59", days: ["sun", "mon"] }),
        );
        expect([set.trouble, added.text]).toEqual([undefined, added.text]);
        const removed = await edit(set.text, (editor) => editor.removeRule("ajout"));
        expect([removed.trouble, set.text]).toEqual([undefined, set.text]);
        const [first, ...others] = start.channels;
        expect(parseSettings(removed.text, "")).toEqual({
          ...start,
          channels: [{ ...first, digest: { ...first?.digest, at: "23:59", days: ["sun", "mon"] } }, ...others],
        });
      }),
      { numRuns: 100 },
    );
  });

  test("gives each of its rules and sources away, and keeps the rest", async () => {
    await fc.assert(
      fc.asyncProperty(settings, styles, fc.boolean(), fc.nat(), async (value, how, crlf, pick) => {
        const before = write(value, how, crlf);
        const start = parseSettings(before, "");
        const things = [
          ...start.alerts.map(({ id }) => ["rule", id]),
          ...start.sources.map(({ id }) => ["source", id]),
        ];
        const [kind, id = ""] = things[pick % Math.max(1, things.length)] ?? [];
        fc.pre(kind !== undefined);
        const { text, trouble } = await edit(before, (editor) =>
          kind === "rule" ? editor.removeRule(id) : editor.removeSource(id),
        );
        expect([trouble, before]).toEqual([undefined, before]);
        const after = parseSettings(text, "");
        const others = <T extends { id: string }>(all: readonly T[], of: string): T[] =>
          all.filter((each) => kind !== of || each.id !== id);
        expect(after).toEqual({
          ...{ ...start, alerts: others(start.alerts, "rule"), sources: others(start.sources, "source") },
          channels: start.channels.map((channel) => ({
            ...channel,
            alerts: channel.alerts.filter((each) => kind !== "rule" || each !== id),
          })),
        });
      }),
      { numRuns: 100 },
    );
  });
});
