import { describe, expect, test } from "vitest";
import { describeTrouble } from "../src/channels/troubles.ts";
import { type Config, makeConfig } from "../src/config.ts";
import { Failure } from "../src/lib/failure.ts";
import { openLog } from "../src/lib/log.ts";
import { openReload, type SettingsNews } from "../src/reload.ts";

const path = "vigie.yaml";
const FIRST = 'channels: [{ id: c, terminal: true, digest: { at: "08:30" } }]\n';
const LATER = FIRST.replace("08:30", "09:00");
const LAUGHS = Array.from({ length: 9 }, (_, n) => {
  const below = n === 0 ? "ha" : `*l${n}`;
  return `l${n + 1}: &l${n + 1} [${Array(9).fill(below).join(", ")}]\n`;
}).join("");
const MISSING = new Failure({ code: "settings-missing", path });

/** Settings in a file that a test writes, and that may be written again at each pause. */
function openTest(writes: (string | Failure)[] = []) {
  const file = { text: FIRST as string | Failure, environment: "PORT=1\n" };
  const [told, adopted, logged]: [SettingsNews[], Config[], string[]] = [[], [], []];
  const said: string[] = [];
  const counts = { pauses: 0, parses: 0 };
  const configOf = (text: string): Config => makeConfig({ path, text }, "data", {});
  const reload = openReload({
    async read() {
      if (file.text instanceof Failure) throw file.text;
      return { path, text: file.text };
    },
    parse({ text }) {
      counts.parses += 1;
      return configOf(text);
    },
    config: configOf(FIRST),
    ...{ readEnvironment: async () => file.environment, environment: file.environment },
    async adopt(config) {
      if (config.zone === "Asia/Tokyo") throw new Failure({ code: "unknown-holidays", place: "XX" });
      adopted.push(config);
    },
    tell(news) {
      told.push(news);
      if (news.kind === "refused") said.push(describeTrouble(news.trouble));
    },
    log: openLog(
      "info",
      (line) => logged.push(JSON.parse(line).event),
      () => 0,
      "essai",
    ),
    async pause() {
      counts.pauses += 1;
      const next = writes.shift();
      if (next !== undefined) file.text = next;
    },
  });
  const look = async (text: string | Failure = file.text) => {
    file.text = text;
    await reload.look();
    return told.splice(0).map((news) => (news.kind === "refused" ? news.trouble.code : news.kind));
  };
  return { look, reload, file, adopted, logged, counts, said };
}

const hoursOf = (configs: readonly Config[]): string[] =>
  configs.flatMap(({ channels }) => channels.map(({ digest }) => digest.at));

describe("settings read again", () => {
  test("that are the same say nothing, and are not waited for", async () => {
    const { look, adopted, counts } = openTest();
    expect([await look(), await look(`# Un mot.\n${FIRST}`), await look()]).toEqual([[], [], []]);
    expect([adopted, counts.pauses]).toEqual([[], 0]);
    expect(counts.parses).toBe(2);
  });

  test("that changed are adopted and told once, however often they are looked at", async () => {
    const { look, adopted, logged } = openTest();
    expect([await look(), await look(LATER), await look(), await look(FIRST)]).toEqual([
      [],
      ["changed"],
      [],
      ["changed"],
    ]);
    expect([hoursOf(adopted), logged]).toEqual([
      ["09:00", "08:30"],
      ["settings changed", "settings changed"],
    ]);
  });

  test("while they are written are waited for, and half of them is never adopted", async () => {
    // Emptied, then half written: each of them settings that could serve, but for the rest.
    const { look, adopted } = openTest(["", "channels: [{ id: c, terminal: true }]\n", LATER]);
    expect(await look(new Failure({ code: "file-unreadable", path }))).toEqual(["changed"]);
    expect(hoursOf(adopted)).toEqual(["09:00"]);
  });

  test("that never stop changing are left for another time", async () => {
    const { look, adopted, counts } = openTest(Array.from({ length: 9 }, (_, n) => FIRST.replace("08:30", `09:0${n}`)));
    expect([await look(LATER.replace("09:00", "10:00")), adopted, counts.pauses]).toEqual([[], [], 5]);
  });

  test.for<[what: string, text: string | Failure, code: string]>([
    ["wrong", FIRST.replace("08:30", "25:00"), "settings-wrong"],
    ["cut in the middle", FIRST.slice(0, 40), "settings-wrong"],
    ["empty", "", "settings-wrong"],
    ["blank", " \n", "settings-wrong"],
    ["gone", MISSING, "settings-missing"],
    ["of holidays that nobody knows", `timezone: Asia/Tokyo\n${FIRST}`, "unknown-holidays"],
  ])("that are %s are refused, once; those before go on", async ([, text, code]) => {
    const { look, reload, adopted, logged } = openTest();
    expect([await look(), await look(text), await look(), await look()]).toEqual([[], [code], [], []]);
    expect([reload.isRefused(), adopted, logged]).toEqual([true, [], ["settings refused"]]);
    expect(await look(FIRST)).toEqual(["restored"]);
    expect([reload.isRefused(), adopted]).toEqual([false, []]);
    expect([await look(text), await look(LATER)]).toEqual([[code], ["changed"]]);
    expect([reload.isRefused(), hoursOf(adopted)]).toEqual([false, ["09:00"]]);
  });

  test.for<[what: string, text: string, problem: RegExp]>([
    ["an unknown zone", "timezone: Europe/Pari\n", /timezone : trouvé « Europe\/Pari »/],
    ["an hour past the day", FIRST.replace("08:30", "25:00"), /digest\.at : trouvé « 25:00 »/],
    [
      "a rule that nobody knows",
      FIRST.replace("terminal", "alerts: [absente], terminal"),
      /alerts\[1\] : trouvé « absente »/,
    ],
    [
      "a source that nobody knows",
      "alerts: [{ id: r, any: [mot], sources: [absente] }]\n",
      /sources\[1\] : trouvé « absente »/,
    ],
    ["ten thousand rules", `alerts:\n${'  - { id: r, any: ["/(x+x+)+y/"] }\n'.repeat(10_000)}`, /500 règles au plus/],
    [
      "an expression that would never end elsewhere, a thousand times over",
      'alerts: [{ id: r, any: ["/((a{1,10}){10}){10}/"] }]\n',
      /plus simple/,
    ],
    ["a list that holds itself", "alerts: &a [*a]\n", /alerts\[1\] : trouvé une liste/],
    ["a value that holds itself", "timezone: &z { a: *z }\n", /timezone : trouvé un groupe/],
    ["a billion laughs", `${LAUGHS}timezone: *l9\n`, /trop de renvois/],
    ["two documents", `${FIRST}---\n${FIRST}`, /un second document/],
  ])("with %s are refused in one sentence, at once", async ([, text, problem]) => {
    const { look, adopted, said } = openTest();
    await look();
    const started = performance.now();
    expect(await look(text)).toEqual(["settings-wrong"]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(said.at(-1)?.split("\n")).toEqual(["vigie.yaml : 1 réglage à corriger.", expect.stringMatching(problem)]);
    expect([adopted, await look()]).toEqual([[], []]);
  });

  test("with as many rules as may be are adopted", async () => {
    const { look, adopted } = openTest();
    const rules = Array.from({ length: 500 }, (_, n) => `  - { id: r${n}, any: ["/(x+x+)+y/"] }\n`).join("");
    expect(await look(`${FIRST}alerts:\n${rules}`)).toEqual(["changed"]);
    expect(adopted[0]?.alerts).toHaveLength(500);
  });

  test("that are wrong in another way are told again", async () => {
    const { look } = openTest();
    expect([await look("a: 1\n"), await look("a: 2\n"), await look(MISSING)]).toEqual([
      ...[["settings-wrong"], ["settings-wrong"], ["settings-missing"]],
    ]);
  });

  test("leave the clock as it was until the next start, and say so once", async () => {
    const { look, adopted } = openTest();
    const fixed = `at: "2025-12-24T08:30"\n`;
    expect([await look(fixed + FIRST), await look(fixed + LATER)]).toEqual([["changed"], ["changed"]]);
    expect(adopted.map(({ at }) => at)).toEqual([null, null]);
  });

  test("tell of an environment that changed, and that is read when the program starts", async () => {
    const { look, file } = openTest();
    const before = await look();
    file.environment = "";
    expect([before, await look(), await look()]).toEqual([[], ["environment"], []]);
  });

  test("are left as they are where the program stops meanwhile", async () => {
    const { reload, file, adopted } = openTest();
    file.text = LATER;
    await reload.look(AbortSignal.abort());
    expect(adopted).toEqual([]);
  });
});
