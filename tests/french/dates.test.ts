import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/french/dates.ts";
import { addDays, weekday } from "../../src/lib/calendar.ts";

const LIST = "../shared/eval/dates-fr.json";
/** A Tuesday, noon in Paris. */
const NOW = { now: Date.parse("2025-12-30T11:00:00Z"), zone: "Europe/Paris" };

const read = (text: string, reference = NOW): string | undefined => parseDate(text, reference)?.value;

const STATED: [string, string][] = [
  // Full names, abbreviations, accents, capitals
  ["14 FÉVRIER 2025", "2025-02-14"],
  ["14 FEVRIER 2025", "2025-02-14"],
  ["14 fe\u0301vrier 2025", "2025-02-14"],
  ["3 janv. 2025", "2025-01-03"],
  ["3 Jan 2025", "2025-01-03"],
  ["7 fév. 2025", "2025-02-07"],
  ["7 FÉVR. 2025", "2025-02-07"],
  ["2 mars 2025", "2025-03-02"],
  ["2 mar. 2025", "2025-03-02"],
  ["4 avr 2025", "2025-04-04"],
  ["5 MAI 2025", "2025-05-05"],
  ["6 juin 2025", "2025-06-06"],
  ["7 juill. 2025", "2025-07-07"],
  ["7 JUIL 2025", "2025-07-07"],
  ["8 aoû. 2025", "2025-08-08"],
  ["15 AOÛT 2025", "2025-08-15"],
  ["9 sep. 2025", "2025-09-09"],
  ["10 oct. 2025", "2025-10-10"],
  ["11 nov. 2025", "2025-11-11"],
  ["12 DÉC. 2025", "2025-12-12"],
  ["12 dec 2025", "2025-12-12"],
  // Weekdays; "mar." is mardi before a day and mars behind one
  ["mar. 9 déc. 2025", "2025-12-09"],
  ["mar 9 déc 2025", "2025-12-09"],
  ["Mar. 9 mar. 2025", "2025-03-09"],
  ["Mercredi, 9 Juillet 2025", "2025-07-09"],
  ["DIM. 3 AOÛT 2025", "2025-08-03"],
  ["jeudi 1er mai 2025", "2025-05-01"],
  ["1 er mai 2025", "2025-05-01"],
  ["1ᵉʳ mai 2025", "2025-05-01"],
  ["samedi 5 avril 2025, 08 h 30", "2025-04-05"],
  ["mardi soir 9 décembre 2025", "2025-12-09"],
  // Joined and broken lines
  ["9-juil.-2025", "2025-07-09"],
  ["09/juil/2025", "2025-07-09"],
  ["9juillet2025", "2025-07-09"],
  ["09\nJuil\n2025", "2025-07-09"],
  ["JUIL\n09\n2025", "2025-07-09"],
  ["Publié le 9\u00a0juillet\u202f2025 à 8h30", "2025-07-09"],
  ["\u200e9\u200b \u200bjuil\u00adlet 2025", "2025-07-09"],
  ["9 juillet 2025Par Edu Diaz", "2025-07-09"],
  ["9 juil. 25", "2025-07-09"],
  // Numbers
  ["9.7.2025", "2025-07-09"],
  ["09.07.25", "2025-07-09"],
  ["09-07-25", "2025-07-09"],
  ["Le 9/7/2025 à 8h", "2025-07-09"],
  ["12 / 03 / 2025", "2025-03-12"],
  ["12 03 2025", "2025-03-12"],
  ["2025/07/09", "2025-07-09"],
  ["2025.07.09", "2025-07-09"],
  ["2025-7-9", "2025-07-09"],
  ["9/7/98", "1998-07-09"],
  ["20250709T080000Z", "2025-07-09"],
  // English
  ["Jul 9, 2025", "2025-07-09"],
  ["Wednesday, July 9th, 2025", "2025-07-09"],
  ["9th of July 2025", "2025-07-09"],
  ["Sept. 1st, 2025", "2025-09-01"],
  ["2025 July 9", "2025-07-09"],
  // Clocks that show their offset
  ["2025-07-09T23:30:00Z", "2025-07-10"],
  ["2025-07-09T23:30:00+02:00", "2025-07-09"],
  ["2025-07-09T23:30:00.123-0500", "2025-07-10"],
  ["2025-07-09 23:30:00 +0000", "2025-07-10"],
  ["2025-07-09T23:30:00", "2025-07-09"],
  ["2025-07-09 23:30", "2025-07-09"],
  ["Wed, 09 Jul 2025 23:30:00 GMT", "2025-07-10"],
  ["09 Jul 2025 23:30:00 EST", "2025-07-10"],
  ["Wed, 09 Jul 25 08:00:00 GMT", "2025-07-09"],
  ["Wednesday, 09-Jul-25 23:30:00 GMT", "2025-07-10"],
  ["Wed Jul  9 23:30:00 UTC 2025", "2025-07-10"],
  ["Wed Jul 09 2025 00:10:00 GMT+0200 (heure d’été d’Europe centrale)", "2025-07-09"],
  ["July 9, 2025 at 8:00 PM EDT", "2025-07-10"],
  ["9 juillet 2025 de 18:00-20:00", "2025-07-09"],
  ["12/03/2025 - 23:45 UTC+1", "2025-03-12"],
  ["9 juillet 2025 à 23h30 est une date", "2025-07-09"],
  // The date among others
  ["Mis à jour le 15/03/2025 - Publié le 12/03/2025", "2025-03-12"],
  ["Publié le 12/03/2025, mis à jour le 15/03/2025", "2025-03-12"],
  ["Paris, le 3 février 2025 – Communiqué", "2025-02-03"],
  ["Édition de juin 2025 | 9 juillet 2025", "2025-07-09"],
  ["N° 12 – mars 2025", "2025-03"],
  ["n°12 mars 2025", "2025-03"],
  ["date 2025-07 Mark Zuckerberg vient d’annoncer un plan", "2025-07"],
  // Months and years
  ["juillet 2025", "2025-07"],
  ["courant juillet 2025", "2025-07"],
  ["mi-juillet 2025", "2025-07"],
  ["Fin juillet 2025", "2025-07"],
  ["juil. 2025", "2025-07"],
  ["07/2025", "2025-07"],
  ["07-2025", "2025-07"],
  ["2025/07", "2025-07"],
  ["Numéro 45 - Mars/Avril 2025", "2025-03"],
  ["2025", "2025"],
  ["en 2025", "2025"],
  ["l’année 2025", "2025"],
  ["Printemps 2025", "2025"],
  ["3e trimestre 2025", "2025"],
  // Without a year: the latest that has come
  ["30 décembre", "2025-12-30"],
  ["31 décembre", "2024-12-31"],
  ["le 9 juillet à 8h30", "2025-07-09"],
  ["Publié le 9 juillet par Jean Dupont", "2025-07-09"],
  ["mer. 9 juil.", "2025-07-09"],
  ["BRUXELLES, 9 juillet (Reuters)", "2025-07-09"],
  ["Déc 24", "2025-12-24"],
  ["29 février", "2024-02-29"],
  ["mercredi 31 décembre", "2025-12-31"],
  // Told from now
  ["Hier soir", "2025-12-29"],
  ["hier à 14:30", "2025-12-29"],
  ["avant-hier matin", "2025-12-28"],
  ["Aujourd’hui, 08:12", "2025-12-30"],
  ["ce matin", "2025-12-30"],
  ["Il y a 45 minutes", "2025-12-30"],
  ["il y a 3 h", "2025-12-30"],
  ["il y a 14 heures", "2025-12-29"],
  ["il y a deux jours", "2025-12-28"],
  ["il y a quinze jours", "2025-12-15"],
  ["Publié il y a 2 semaines", "2025-12-16"],
  ["il y a 2 mois", "2025-10"],
  ["il y a un an", "2024"],
  ["Edu Diaz · il y a 3 jours · 5 min de lecture", "2025-12-27"],
  ["3 days ago", "2025-12-27"],
  ["lundi", "2025-12-29"],
  ["mardi à 8h", "2025-12-30"],
  ["mardi dernier", "2025-12-23"],
  ["le mois dernier", "2025-11"],
  ["le 12 du mois dernier", "2025-11-12"],
  ["l’an dernier", "2024"],
];

const NOT_STATED = [
  "",
  "Laisser un commentaire",
  "Llama 4, lancé hier",
  "Tout change le 9 juillet prochain pour les entreprises",
  "Il y a 3 ans, Meta lançait un casque",
  "Par ailleurs, tout a commencé il y a 3 ans.",
  "La semaine dernière",
  "avril",
  "mars",
  "Mars, la planète rouge",
  "31 avril 2025",
  "30/02/2025",
  "29 février 2025",
  "00/05/2025",
  "13/25/2025",
  "45/12/2025",
  "2025-13-01",
  "2025-02-30",
  "20251340",
  "31 avril",
  "3.10.2",
  "v1.2.25",
  "Version 1.2.25",
  "Ubuntu 24.04.01 est disponible",
  "Home Assistant 2025.7.1",
  "192.168.1.25",
  "10.12.2025.1",
  "12/20",
  "Note : 15/20",
  "19,90 €",
  "01.23.45.67.89",
  "01-23-45-67-89",
  "06 12 20 25 07",
  "9 juillet 1789",
  "12/03/1985",
  "9 juillet 2101",
  "1789",
  "2025 modèles",
  "https://exemple.fr/2025/07/09/titre-20250709.html",
  "https://exemple.fr/archives/juillet-2025",
  "/blog/2025/07/09/titre",
  "réf. 20250709",
  "id=2025-07-09",
  "les maisons 2025",
  "2 025",
  "© 2025",
  "5 min de lecture",
  "08:30",
];

describe("parseDate", () => {
  it.each(STATED)("reads %j as %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(NOT_STATED)("finds no date in %j", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("tells the precision", () => {
    const precisions = ["9 juillet 2025", "juillet 2025", "2025"].map((text) => parseDate(text, NOW)?.precision);
    expect(precisions).toEqual(["day", "month", "year"]);
  });

  it("takes the days of the zone, not those of the machine", () => {
    const late = { now: Date.parse("2025-12-30T23:30:00Z"), zone: "Europe/Paris" };
    expect(read("aujourd'hui", late)).toBe("2025-12-31");
    expect(read("aujourd'hui", { ...late, zone: "America/Montreal" })).toBe("2025-12-30");
    expect(read("2025-07-09T02:00:00Z", { ...NOW, zone: "America/Montreal" })).toBe("2025-07-08");
  });

  it("looks at the first 200 characters only", () => {
    expect(read(`${"a ".repeat(90)}9 juillet 2025`)).toBe("2025-07-09");
    expect(read(`${"a ".repeat(100)}9 juillet 2025`)).toBeUndefined();
  });

  it("reads back any day of 1990 to 2100 in each of its usual forms", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_541 }), (offset) => {
        const day = addDays("1990-01-01", offset);
        for (const form of writings(day)) expect([form, read(form)]).toEqual([form, day]);
      }),
    );
  });

  it("never throws and only ever answers a real date", () => {
    const words = fc.constantFrom(
      ..."le 9 31 2025 20 mars mar. mai hier lundi - / . : T h il y a dernier 1er".split(" "),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words, { maxLength: 12 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const day = parseDate(text, NOW);
        if (day?.precision === "day") expect(addDays(day.value, 0)).toBe(day.value);
      }),
      { numRuns: 2000 },
    );
  });

  it("answers hostile lines quickly", () => {
    const units = [
      "9",
      "9 ",
      " ",
      "\n",
      "mars ",
      "9 mars ",
      "il y a ",
      "1/1/",
      "2025-",
      "( le ",
      "publié ",
      "é",
      "mar. ",
    ];
    const start = performance.now();
    for (const unit of units) read(unit.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

type List = { reference: string; cases: { input: string; expected: string | null }[] };

describe.skipIf(!existsSync(LIST))("parseDate on the shared list of French dates (skipped without ../shared)", () => {
  const list: List = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : { reference: "", cases: [] };
  const reference = { now: Date.parse(list.reference), zone: "Europe/Paris" };

  it.each(list.cases)("reads $input", ({ input, expected }) => {
    expect(expected?.split("|") ?? [undefined]).toContain(parseDate(input, reference)?.value);
  });
});

/** Written before the parser was tried on them; two are left out on purpose: a number of the year's days, and an American order. */
const UNREAD = ["2026-069", "02/13/2026"];

describe("parseDate on forms of feeds and pages", () => {
  const { reference, cases }: List = JSON.parse(readFileSync("tests/fixtures/dates.json", "utf8"));

  it.each(cases)("reads $input", ({ input, expected }) => {
    const days = UNREAD.includes(input) ? [undefined] : (expected?.split("|") ?? [undefined]);
    expect(days).toContain(parseDate(input, { now: Date.parse(reference), zone: "Europe/Paris" })?.value);
  });
});

/** A day as ten hands would write it. */
function writings(day: string): string[] {
  const noon = new Date(`${day}T12:00:00Z`);
  const [year = "", month = "", number = ""] = day.split("-");
  const inWords = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(noon);
  const long = inWords("fr", { dateStyle: "long" });
  return [
    day,
    `${number}/${month}/${year}`,
    `${number}.${month}.${year}`,
    `${Number(number)}-${Number(month)}-${year}`,
    `${year}${month}${number}`,
    long,
    inWords("fr", { dateStyle: "full" }).toUpperCase(),
    `Publié le ${inWords("fr", { dateStyle: "medium" })} à 08:15`,
    inWords("en", { dateStyle: "long" }),
    noon.toUTCString(),
    `${["", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."][weekday(day)]} ${long}`,
  ];
}
