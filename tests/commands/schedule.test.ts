import { describe, expect, test } from "vitest";
import type { Edition } from "../../src/editions/edition.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { actionOf, openEditingRoom, TEAM, valuesOf } from "../support/editing-room.ts";

const command = (words = "") => ({ name: "horaire", words }) as const;
const ADMIN = { who: "U0ADMIN" };

const EDITION: Edition = {
  ...{ channel: "equipe", day: "2025-12-15", period: { from: "", to: "" }, mode: "extracts", essentials: [], more: 0 },
  ...{ stories: [], failing: [], check: { claims: 0, supported: 0, repaired: 0, dropped: 0 } },
};

describe("horaire", () => {
  test("shows whoever asks when the edition of the channel comes", async () => {
    await using room = await openEditingRoom();
    const { text, buttons } = await room.ask(command(), { who: "U0ANY" });
    // It is Monday, 8:30 sharp.
    expect(text).toBe(
      "Veille du canal « equipe » Du lundi au vendredi à 8 h 30, sauf les jours fériés (France). Prochain envoi : mardi 16 décembre à 8 h 30 (Europe/Paris).",
    );
    expect(buttons).toEqual([{ text: "Modifier", action: "modifier-horaire:equipe" }]);
  });

  test("is that of the channel of the same workspace, where there are several", async () => {
    const settings = TEAM.replace("slack: C0TEAM", "slack: T2/C0TEAM").replace("slack: C0BOSS", "slack: T1/C0TEAM");
    await using room = await openEditingRoom(settings);
    expect((await room.ask(command())).text).toContain("Veille du canal « direction »");
  });

  test("in a channel without an edition names those that have one", async () => {
    await using room = await openEditingRoom();
    expect((await room.ask(command(), { channel: "C0ELSE" })).text).toContain("vigie.yaml (equipe, direction)");
  });

  test.for<[words: string, said: string, written: object]>([
    ["8h45 lun-jeu", "lundi 15 décembre à 8 h 45", { at: "08:45", days: ["mon", "tue", "wed", "thu"] }],
    ["18:00", "lundi 15 décembre à 18 h", { at: "18:00", days: ["mon", "tue", "wed", "thu", "fri"] }],
    ["le week-end", "samedi 20 décembre à 8 h 30", { at: "08:30", days: ["sat", "sun"] }],
  ])("« %s » sets it, and says when the next one comes", async ([words, said, written]) => {
    await using room = await openEditingRoom();
    const { text } = await room.ask(command(words), ADMIN);
    expect(text).toBe(`C’est noté. Prochain envoi : ${said} (Europe/Paris).`);
    expect((await room.settings()).channels[0]?.digest).toMatchObject({ ...written, holidays: "FR" });
    expect(room.file()).toContain("# le matin");
  });

  test("tells the next one after that of a day that was had, and passes over holidays", async () => {
    await using room = await openEditingRoom();
    await openEditionStore(room.database).keep(EDITION, { madeAt: room.time.now, articleIds: [], decisions: [] });
    expect((await room.ask(command("18h"), ADMIN)).text).toContain("mardi 16 décembre à 18 h");
    expect((await room.ask(command("18h jeudi"), ADMIN)).text).toContain("jeudi 18 décembre à 18 h");
    room.time.now = Date.parse("2025-12-19T12:00:00Z");
    // Christmas and the first of January are Thursdays.
    expect((await room.ask(command("18h jeudi"), ADMIN)).text).toContain("jeudi 8 janvier à 18 h");
  });

  test("that is not understood says how to say it", async () => {
    await using room = await openEditingRoom();
    for (const words of ["demain", "25h", "8h30 8h45", "lun-ven bientôt"]) {
      expect((await room.ask(command(words), ADMIN)).text).toContain("Je ne comprends pas cet horaire.");
    }
    expect(room.file()).toBe(TEAM);
  });
});

describe("the form", () => {
  test("holds what is set, and sets what it holds", async () => {
    await using room = await openEditingRoom();
    const opened = await room.press(actionOf(await room.ask(command()), "Modifier"), {}, ADMIN);
    expect(valuesOf(opened)).toEqual({ at: "08:30", days: "mon,tue,wed,thu,fri", holidays: "FR" });
    const set = await room.press(
      opened.form?.action ?? "",
      { at: "9 h 15", days: "tue,sat", holidays: "aucun" },
      ADMIN,
    );
    expect(set.text).toBe("C’est noté. Prochain envoi : mardi 16 décembre à 9 h 15 (Europe/Paris).");
    const { digest } = (await room.settings()).channels[0] ?? {};
    expect(digest).toMatchObject({ at: "09:15", days: ["tue", "sat"] });
    expect(digest).not.toHaveProperty("holidays");
  });

  test("offers the holidays that are kept, wherever they are", async () => {
    await using room = await openEditingRoom(TEAM.replace("holidays: FR", "holidays: CA-QC"));
    const opened = await room.press("modifier-horaire:equipe", {}, ADMIN);
    expect(valuesOf(opened)).toMatchObject({ holidays: "CA-QC" });
    expect(opened.form?.fields[2]?.choices?.map(({ value }) => value)).toEqual(["aucun", "FR", "FR-67", "CA-QC"]);
    await room.press("regler-horaire:equipe", { at: "9h", days: "tue", holidays: "CA-QC" }, ADMIN);
    expect((await room.settings()).channels[0]?.digest.holidays).toBe("CA-QC");
  });

  test.for<[values: Record<string, string>, sentence: string]>([
    [{ at: "tôt" }, "Heure, « tôt » : il faut une heure, comme 8 h 30."],
    [{ at: "" }, "Heure : il faut une heure"],
    [{ days: "" }, "Jours : il faut au moins un jour de la liste."],
    [{ days: "mon,demain" }, "Jours : il faut"],
    [{ holidays: "XX" }, "Jours fériés : il faut un choix de la liste."],
  ])("comes again with what is wrong: %j", async ([values, sentence]) => {
    await using room = await openEditingRoom();
    const typed = { at: "8h30", days: "mon", holidays: "FR", ...values };
    const again = await room.press("regler-horaire:equipe", typed, ADMIN);
    expect([again.text, valuesOf(again)]).toEqual([expect.stringContaining(sentence), typed]);
    expect(room.file()).toBe(TEAM);
  });

  test("of a channel that is no longer there says so", async () => {
    await using room = await openEditingRoom();
    expect((await room.press("modifier-horaire:partie", {}, ADMIN)).text).toContain(
      "Canaux connus : equipe, direction.",
    );
  });
});

test("an editor does not set hours", async () => {
  await using room = await openEditingRoom();
  const typed = { at: "9h", days: "tue", holidays: "FR" };
  for (const heard of [
    await room.ask(command("9h")),
    await room.press("modifier-horaire:equipe"),
    await room.press("regler-horaire:equipe", typed),
  ]) {
    expect(heard.text).toBe(
      "Seuls les administrateurs peuvent faire cela ; demandez à l’une de ces personnes : U0ADMIN.",
    );
  }
  expect(room.file()).toBe(TEAM);
});
