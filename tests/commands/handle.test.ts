import { describe, expect, test } from "vitest";
import type { Interaction, Wish } from "../../src/channels/interaction.ts";
import type { Desk } from "../../src/commands/command.ts";
import { canOpenForm, openHandle } from "../../src/commands/handle.ts";
import { open, toPerson } from "../../src/commands/replies.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openLog } from "../../src/lib/log.ts";
import { said, textOf } from "../support/conversation.ts";

type Deps = { answer(): Promise<string> };

const line = (text: string) => [{ kind: "paragraph" as const, spans: [{ text }] }];

const echo: Desk<Deps> = {
  runs: {
    async demander({ question }, { person }, { answer, interim }) {
      interim(line("Un instant…"));
      return [toPerson(line(`${person.id} : ${question} ${await answer()}`))];
    },
  },
  presses: {
    presse: async ({ argument, values }) => [toPerson(line(`« ${argument} » ${values["champ"] ?? "rien"}`))],
  },
  forms: ["alerte creer", "presse"],
  grants: { follow: async ({ text }) => [toPerson(line(`suivi : ${text}`))] },
};
const other: Desk<Deps> = {
  runs: { aide: async () => [toPerson(line("De l’aide"))] },
  presses: { autre: async () => [], formulaire: async () => open({ title: "", submit: "", action: "a", fields: [] }) },
  forms: [],
};

async function tell(wish: Wish, answer: Deps["answer"] = async () => "oui") {
  const [lines, shown] = [[] as string[], [] as string[]];
  const log = openLog(
    "warn",
    (each) => void lines.push(each),
    () => 0,
    "essai",
  );
  const handle = openHandle({ desks: [echo, other], deps: { answer }, log });
  const person = { id: "slack:T1:U1", isAdmin: async () => false };
  const place = { platform: "slack" as const, workspace: "T1", channel: "C1", thread: null };
  const interaction: Interaction = { person, place, wish };
  const replies = await handle(interaction, (message) => void shown.push(textOf(message)));
  return { text: said(replies), replies, lines, shown };
}

const ask = (words: string): Wish => ({ kind: "command", command: "demander", words });

describe("a wish", () => {
  test("goes to the desk that does it", async () => {
    expect(await tell(ask("Qui ?"))).toMatchObject({
      text: "slack:T1:U1 : Qui ? oui",
      shown: ["Un instant…"],
      lines: [],
    });
    expect((await tell({ kind: "command", command: "veille", words: "help" })).text).toBe("De l’aide");
    expect((await tell({ kind: "follow", text: "https://exemple.fr" })).text).toBe("suivi : https://exemple.fr");
  });

  test("by a button goes on from what stands after the first colon", async () => {
    const press = (action: string, values = {}): Promise<{ text: string }> => tell({ kind: "press", action, values });
    expect((await press("presse:a:b/2", { champ: "valeur" })).text).toBe("« a:b/2 » valeur");
    expect((await press("presse")).text).toBe("« » rien");
    expect((await tell({ kind: "press", action: "autre:", values: {} })).replies).toEqual([]);
  });

  test("that lacks its words is told what to write", async () => {
    expect((await tell(ask(""))).text).toMatch(/^Quelle est votre question \? Par exemple/);
  });
});

describe("what fails is told to who asked, and to nobody else", () => {
  const failing = (error: unknown) => tell(ask("Qui ?"), () => Promise.reject(error));

  test("in the sentence of what can be mended, and nothing in the log", async () => {
    const { text, replies, lines } = await failing(new Failure({ code: "too-busy" }));
    expect([text, lines]).toEqual(["Je suis occupée : réessayez dans une minute.", []]);
    expect(replies).toMatchObject([{ to: "person", replaces: false }]);
  });

  test.for([
    ["a fault of the program", new TypeError("Cannot read properties of undefined"), /^Je n’ai pas pu répondre/],
    ["a thrown word", "boum", /^Je n’ai pas pu répondre/],
    ["nothing at all", undefined, /^Je n’ai pas pu répondre/],
    [
      "a store that is away, without its address",
      new Failure({ code: "database-away", path: "postgres://vigie@interne.exemple/vigie", reason: "ECONNREFUSED" }),
      /^Je n’ai pas accès à mes articles en ce moment\. Réessayez dans une minute\.$/,
    ],
  ] as const)("soberly, with the cause in the log: %s", async ([, error, sentence]) => {
    const { text, lines } = await failing(error);
    expect(text).toMatch(sentence);
    expect(text).not.toMatch(/Cannot|boum|interne|undefined/);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", event: "wish not served", wish: "command" });
    expect(lines[0]).not.toContain("Qui ?");
  });

  test.for<Wish>([
    { kind: "command", command: "veille", words: "horaire 9h" },
    { kind: "home" },
    { kind: "check", text: "Oui." },
  ])("where no desk does it: $kind", async (wish) => {
    const { text, lines } = await tell(wish);
    expect(text).toMatch(/^Je n’ai pas pu répondre/);
    expect(lines[0]).toMatch(/No desk/);
  });
});

describe("a form", () => {
  test("is known before it is there, by the command or the button that it follows", () => {
    const isKnown = (wish: Wish): boolean => canOpenForm(wish, [echo, other]);
    const veille = (words: string): Wish => ({ kind: "command", command: "veille", words });
    const press = (action: string): Wish => ({ kind: "press", action, values: {} });
    expect([veille("alerte créer"), veille("alert add IA"), press("presse:7"), press("presse")].map(isKnown)).toEqual(
      Array(4).fill(true),
    );
    const others = [veille("alerte liste"), veille("fiche"), ask("Qui ?"), press("presser:7"), press("")];
    expect([...others, { kind: "home" } as const].map(isKnown)).toEqual(Array(6).fill(false));
  });

  test("that no desk tells of is not shown", async () => {
    const { replies, lines } = await tell({ kind: "press", action: "formulaire:", values: {} });
    expect(replies.map(({ kind }) => kind)).toEqual(["message"]);
    expect(lines.join()).toContain("No desk tells of this form.");
  });
});
