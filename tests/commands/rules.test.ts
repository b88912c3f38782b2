import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Firing } from "../../src/watch/firing.ts";
import { articleOf, NOW } from "../support/articles.ts";
import { actionOf, openEditingRoom, TEAM, valuesOf } from "../support/editing-room.ts";

const HOUR = 3_600_000;
const ROBOTS = [
  "Un robot trie les pommes du verger de Verlac depuis ce matin.",
  "À Morville, un robot surveille l’écluse et compte les péniches du port.",
  "La plage de Belval est nettoyée par un robot de la société Hydrolane.",
];
const FUNDS = "La société Hydrolane a levé 3 millions d’euros auprès de la banque de Morville.";

const VALUES = {
  name: "Levées de fonds",
  any: "levé\nlevée de fonds",
  entity: "",
  none: "",
  channels: "direction",
  cooldown: "4h",
};

async function openRoom(settings?: string) {
  const room = await openEditingRoom(settings);
  await room.keep([...ROBOTS, FUNDS].map((text, n) => articleOf(text, { key: `${n}` })));
  return room;
}

const command = (verb: "creer" | "liste" | "tester" | "pause" | "supprimer", target = "") =>
  ({ name: "alerte", verb, target }) as const;

const firingOf = (said: string, firedAt: number): Firing => ({
  ...{ channel: "equipe", rule: "robots", storyId: "s", articleId: "a", contentHash: "b", sentence: 0, said, firedAt },
  ...{ triggers: [], facts: [], level: "basse", isUpdate: false, grouped: false, atHand: [] },
});

describe("alerte creer", () => {
  test("goes from a form to a trial, and from there to the settings", async () => {
    await using room = await openRoom();
    const opened = await room.ask(command("creer"));
    expect(opened.form?.fields.map(({ id }) => id)).toEqual(["name", "any", "entity", "none", "channels", "cooldown"]);
    expect(valuesOf(opened)).toMatchObject({ name: "", channels: "equipe", cooldown: "4h" });
    const tried = await room.press(opened.form?.action ?? "", VALUES);
    expect(room.interims).toEqual(["J’essaie cette règle sur les articles des 30 derniers jours…"]);
    expect(tried.text).toContain("« Levées de fonds » aurait envoyé 1 alerte sur les 30 derniers jours.");
    expect(tried.text).toContain(FUNDS);
    expect(tried.text).toContain("l’un de : levé, levée de fonds · préviendra le canal « direction »");
    expect(room.file()).toBe(TEAM);
    const created = await room.press(actionOf(tried, "Créer l’alerte"));
    expect(created.text).toBe(
      "C’est noté : l’alerte « Levées de fonds » préviendra le canal « direction » de ce qui arrive désormais.",
    );
    expect(created.replies).toMatchObject([{ replaces: true, to: "person" }]);
    const { alerts, channels } = await room.settings();
    expect(alerts[1]).toMatchObject({
      ...{ id: "levees-de-fonds", name: "Levées de fonds", any: ["levé", "levée de fonds"], cooldown: 4 * HOUR },
    });
    expect(channels.map((channel) => channel.alerts)).toEqual([["robots"], ["levees-de-fonds"]]);
    expect(room.file()).toContain("# le matin");
  });

  test("takes a name with it, and is the same from what was typed before", async () => {
    await using room = await openRoom();
    expect(valuesOf(await room.ask(command("creer", "Énergie")))).toMatchObject({ name: "Énergie" });
    const tried = await room.press("essayer-alerte:", VALUES);
    expect(valuesOf(await room.press(actionOf(tried, "Modifier")))).toEqual(VALUES);
  });

  test.for<[what: string, values: Partial<typeof VALUES>, sentence: string]>([
    ["no name", { name: "  " }, "Nom de l’alerte : il faut un nom, de 1 à 80 signes."],
    ["a name that is taken", { name: "ROBOTS agricoles" }, "un nom qu’aucune autre alerte ne porte"],
    ["an id for a name", { name: "robots" }, "un nom qu’aucune autre alerte ne porte"],
    ["no word", { any: "\n  \n" }, "Mots ou expressions : il faut au moins un mot"],
    ["a word that says nothing", { any: "levée\nde la" }, "Mots ou expressions, « de la » : il faut un terme"],
    ["an expression never closed", { any: "/(a/" }, "Mots ou expressions, « /(a/ » : il faut"],
    ["an expression for a name", { entity: "/a1/" }, "Personnes, entreprises ou lieux, « /a1/ » : il faut un nom"],
    ["an excluded word that is too long", { none: "a".repeat(300) }, "Mots exclus, « aaa"],
    ["too many words", { any: Array.from({ length: 60 }, (_, n) => `mot${n}`).join("\n") }, "il faut 50 au plus."],
    ["no channel", { channels: "" }, "Où prévenir : il faut au moins un choix de la liste."],
    ["an unknown channel", { channels: "equipe,ailleurs" }, "au moins un choix de la liste"],
    ["a rest that is none", { cooldown: "jamais de la vie" }, "Redire une histoire déjà annoncée : il faut une durée"],
  ])("shows the form again with %s, and what was typed", async ([, values, sentence]) => {
    await using room = await openRoom();
    const again = await room.press("essayer-alerte:", { ...VALUES, ...values });
    expect(again.text).toContain(sentence);
    const [kept, typed] = [valuesOf(again), { ...VALUES, ...values }];
    expect(kept).toEqual(typed);
    expect(room.file()).toBe(TEAM);
  });

  test("takes whatever is typed, or says what is wrong with it", async () => {
    await using room = await openRoom("channels: [{ id: equipe, slack: C0TEAM }]\nrights: { editors: everyone }\n");
    const strange = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("# a1", "- b1: c1", "'", '"', "*x1", "{", "é\u0000e", "\ud83d x1"),
    );
    const typed = fc.oneof(
      strange,
      strange.map((text) => `mot ${text} mot`),
    );
    await fc.assert(
      fc.asyncProperty(typed, typed, typed, async (name, any, none) => {
        room.folder.write("vigie.yaml", "channels: [{ id: equipe, slack: C0TEAM }]\nrights: { editors: everyone }\n");
        const tried = await room.press("essayer-alerte:", { name, any, none, channels: "equipe" });
        if (tried.form !== undefined) return void expect(tried.text).toContain("À corriger");
        const created = await room.press(actionOf(tried, "Créer"));
        expect(created.text).toContain("C’est noté");
        const [rule] = (await room.settings()).alerts;
        expect(rule?.name).toBe(name.replace(/\s+/g, " ").trim());
      }),
      { numRuns: 60 },
    );
  });

  test("is done once, however often its button is pressed", async () => {
    await using room = await openRoom();
    const action = actionOf(await room.press("essayer-alerte:", VALUES), "Créer");
    const pressed = await Promise.all([room.press(action), room.press(action), room.press(action)]);
    expect(pressed.filter(({ failed, form }) => !failed && form === undefined)).toHaveLength(1);
    expect((await room.settings()).alerts.map(({ id }) => id)).toEqual(["robots", "levees-de-fonds"]);
    expect(await room.press(action)).toMatchObject({
      failed: true,
      text: "Ce bouton a expiré : relancez la commande.",
    });
  });

  test("is forgotten after an hour, and is its author's alone", async () => {
    await using room = await openRoom();
    const action = actionOf(await room.press("essayer-alerte:", VALUES), "Créer");
    expect(await room.press(action, {}, { who: "U0ADMIN" })).toMatchObject({ failed: true });
    expect(await room.press(action.replace(/:.*/, ":autre"))).toMatchObject({ failed: true });
    room.time.now += HOUR;
    expect((await room.press(action)).text).toBe("Ce bouton a expiré : relancez la commande.");
    expect(room.file()).toBe(TEAM);
  });

  test("is given up by its button, whose others do nothing any more", async () => {
    await using room = await openRoom();
    const tried = await room.press("essayer-alerte:", VALUES);
    expect((await room.press(actionOf(tried, "Abandonner"))).text).toContain("n’ont pas changé");
    expect(await room.press(actionOf(tried, "Créer"))).toMatchObject({ failed: true });
    expect(room.file()).toBe(TEAM);
  });

  test("shows its form again where the settings have changed meanwhile", async () => {
    await using room = await openRoom();
    const tried = await room.press("essayer-alerte:", VALUES);
    room.folder.write("vigie.yaml", TEAM.replace("name: Robots agricoles", "name: Levées de fonds"));
    expect((await room.press(actionOf(tried, "Créer"))).text).toContain("un nom qu’aucune autre alerte ne porte");
  });
});

describe("alerte liste", () => {
  test("shows each rule, where it tells, when it last fired and its pause", async () => {
    await using room = await openRoom();
    await room.watch.record("equipe", ["s"], () => [firingOf("Un robot.", NOW - HOUR)]);
    await room.deps.pauses.rules.pause("robots", NOW + HOUR, NOW);
    const listed = await room.ask(command("liste"), { who: "U0ANY" });
    expect(listed.text).toBe(
      "Alertes Robots agricoles — robots l’un de : robot · dans equipe · déclenchée pour la dernière fois le 15 décembre, 7 h 30 · en pause jusqu’au 15 décembre, 9 h 30",
    );
    expect(listed.buttons).toEqual([{ text: "Reprendre", action: "reprendre-alerte:robots" }]);
    room.time.now += 2 * HOUR;
    expect((await room.ask(command("liste"))).text).not.toContain("pause");
  });

  test("says so where there is none, and names those that one message does not show", async () => {
    await using none = await openEditingRoom("");
    expect((await none.ask(command("liste"))).text).toContain("Aucune alerte pour l’instant.");
    const rules = Array.from({ length: 30 }, (_, n) => `  - { id: r${n}, any: [mot] }\n`).join("");
    await using many = await openEditingRoom(`alerts:\n${rules}`);
    const { text, replies } = await many.ask(command("liste"));
    expect(text).toContain("Et 18 autres : r12, r13,");
    expect(replies[0]?.kind === "message" && replies[0].message.length).toBeLessThan(40);
  });
});

describe("alerte tester", () => {
  test.for(["robots", "Robots agricoles", "robot agricoles", "rbots"])("finds « %s »", async (target) => {
    await using room = await openRoom();
    const { text } = await room.ask(command("tester", target));
    expect(text).toContain("« Robots agricoles » aurait envoyé 3 alertes sur les 30 derniers jours.");
    expect(text).toContain(ROBOTS[0]);
  });

  test("of what is not there names what is", async () => {
    await using room = await openRoom();
    expect((await room.ask(command("tester", "virus"))).text).toBe(
      "La règle d’alerte « virus » n’est pas dans vigie.yaml. Règles connues : robots.",
    );
    expect((await room.ask(command("tester", " "))).text).toContain("Dites laquelle");
  });
});

describe("a pause", () => {
  test.for<[target: string, length: number, until: string]>([
    ["robots", 24 * HOUR, "16 décembre, 8 h 30"],
    ["robots 7j", 7 * 24 * HOUR, "22 décembre, 8 h 30"],
    ["Robots agricoles pendant 2 h", 2 * HOUR, "15 décembre, 10 h 30"],
  ])("« %s » lasts as long as is said", async ([target, length, until]) => {
    await using room = await openRoom();
    const paused = await room.ask(command("pause", target));
    expect(paused.text).toContain(`L’alerte « Robots agricoles » est en pause jusqu’au ${until}.`);
    expect(await room.deps.pauses.rules.all()).toEqual(new Map([["robots", { since: NOW, until: NOW + length }]]));
    room.time.now += 60_000;
    expect((await room.press(actionOf(paused, "Reprendre"))).text).toContain("reprend");
    expect((await room.deps.pauses.rules.all()).get("robots")?.until).toBe(NOW + 60_000);
    expect(room.file()).toBe(TEAM);
  });

  test("from an alert lasts a day", async () => {
    await using room = await openRoom();
    const { text, replies } = await room.press("pause-alerte:robots");
    expect(text).toContain("jusqu’au 16 décembre, 8 h 30");
    expect(replies).toMatchObject([{ replaces: false }]);
    expect(await room.press("pause-alerte:partie")).toMatchObject({ failed: true });
  });

  test("of a name that ends like a length is its own", async () => {
    await using room = await openRoom(TEAM.replace("Robots agricoles", "Les robots en 24 h"));
    await room.ask(command("pause", "Les robots en 24 h"));
    expect([...(await room.deps.pauses.rules.all()).keys()]).toEqual(["robots"]);
  });

  test("that no pause lasts is refused", async () => {
    await using room = await openRoom();
    expect((await room.ask(command("pause", "robots 400j"))).text).toContain("de 1 minute à 90 jours");
    expect(await room.deps.pauses.rules.all()).toEqual(new Map());
  });
});

describe("alerte supprimer", () => {
  test("says what it does, asks, and takes the rule off every channel", async () => {
    await using room = await openRoom();
    await room.deps.pauses.rules.pause("robots", NOW + HOUR, NOW);
    const asked = await room.ask(command("supprimer", "robots"));
    expect(asked.text).toContain("Elle ne préviendra plus le canal « equipe ». Les alertes déjà envoyées restent.");
    expect(asked.buttons).toMatchObject([{ style: "danger", confirm: asked.text }]);
    expect(room.file()).toBe(TEAM);
    const removed = await room.press(actionOf(asked, "Supprimer"));
    expect(removed.text).toBe("L’alerte « Robots agricoles » est supprimée.");
    const { alerts, channels } = await room.settings();
    expect([alerts, channels[0]?.alerts]).toEqual([[], []]);
    expect((await room.deps.pauses.rules.all()).get("robots")?.until).toBe(NOW);
    expect(await room.press(actionOf(asked, "Supprimer"))).toMatchObject({ failed: true });
  });
});

describe("a false alert", () => {
  test("proposes a name to exclude, shows what that changes, and writes it", async () => {
    await using room = await openRoom();
    const said = "La plage de Belval est nettoyée par un robot de la société Hydrolane.";
    await room.watch.record("equipe", ["s"], () => [firingOf(said, NOW)]);
    const opened = await room.press("fausse-alerte:robots");
    expect(opened.text).toBe(`Dernière alerte : « ${said} »`);
    expect(valuesOf(opened)).toEqual({ exclusion: "Belval" });
    const tried = await room.press(opened.form?.action ?? "", { exclusion: "Belval\npéniche" });
    expect(tried.text).toContain(
      "En excluant « Belval » et « péniche », « Robots agricoles » aurait envoyé 1 alerte au lieu de 3 sur les 30 derniers jours. Ne seraient plus envoyées :",
    );
    expect(room.file()).toBe(TEAM);
    expect(valuesOf(await room.press(actionOf(tried, "Modifier")))).toEqual({ exclusion: "Belval\npéniche" });
    const written = await room.press(actionOf(tried, "Ajouter l’exclusion"));
    expect(written.text).toBe("C’est noté : l’alerte « Robots agricoles » exclut désormais « Belval » et « péniche ».");
    expect((await room.settings()).alerts[0]?.none).toEqual(["Belval", "péniche"]);
    expect(await room.press(actionOf(tried, "Ajouter"))).toMatchObject({ failed: true });
  });

  test("of a rule that never fired proposes nothing, and says where nothing would change", async () => {
    await using room = await openRoom();
    expect(valuesOf(await room.press("fausse-alerte:robots"))).toEqual({ exclusion: "" });
    const tried = await room.press("essayer-exclusion:robots", { exclusion: "volcan" });
    expect(tried.text).toContain(
      "aurait envoyé 3 alertes au lieu de 3 sur les 30 derniers jours. Cette exclusion n’aurait rien changé.",
    );
  });

  test.for([
    ["no word", "", "Mots à exclure : il faut au moins un mot."],
    ["an expression never closed", "/(/", "Mots à exclure, « /(/ » : il faut"],
    [
      "a word that is excluded",
      "pomme\nPÉNICHE",
      "Mots à exclure, « PÉNICHE » : il faut un mot qui n’est pas déjà exclu.",
    ],
    ["too many words", Array.from({ length: 60 }, (_, n) => `mot${n}`).join("\n"), "50 au plus"],
  ] as const)("shows the form again for %s", async ([, exclusion, sentence]) => {
    await using room = await openRoom(TEAM.replace('any: ["robot"]', 'any: ["robot"]\n    none: ["péniche"]'));
    const again = await room.press("essayer-exclusion:robots", { exclusion });
    expect([again.text, again.form?.action]).toEqual([expect.stringContaining(sentence), "essayer-exclusion:robots"]);
  });
});

test("whoever may not change alerts is told who can, and changes nothing", async () => {
  await using room = await openRoom();
  const by = { who: "U0ANY" };
  const draft = await room.press("essayer-alerte:", VALUES);
  const refused = [
    room.ask(command("creer"), by),
    room.ask(command("tester", "robots"), by),
    room.ask(command("pause", "robots"), by),
    room.ask(command("supprimer", "robots"), by),
    room.press("essayer-alerte:", VALUES, by),
    room.press(actionOf(draft, "Créer"), {}, by),
    ...["pause-alerte", "reprendre-alerte", "supprimer-alerte", "fausse-alerte"].map((verb) =>
      room.press(`${verb}:robots`, {}, by),
    ),
    room.press("essayer-exclusion:robots", { exclusion: "volcan" }, by),
  ];
  for (const heard of await Promise.all(refused)) {
    expect(heard.text).toBe(
      "Seuls les éditeurs et les administrateurs peuvent faire cela ; demandez à l’une de ces personnes : U0EDIT, U0ADMIN.",
    );
  }
  expect([room.file(), await room.deps.pauses.rules.all()]).toEqual([TEAM, new Map()]);
});
