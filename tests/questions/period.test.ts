import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInstant } from "../../src/lib/calendar.ts";
import { findPeriod } from "../../src/questions/period.ts";

const PARIS = "Europe/Paris";
/** Monday 15 December 2025. */
const NOW = "2025-12-15T08:30";

const askedAt = (now: string, zone: string) => ({ now: parseInstant(now, zone) ?? 0, zone });
const OPEN = { "-": Number.MIN_SAFE_INTEGER, "+": Number.MAX_SAFE_INTEGER };
const instant = (text: string, zone: string): number =>
  text in OPEN
    ? OPEN[text as "-" | "+"]
    : (parseInstant(text.length === 10 ? `${text}T00:00` : text, zone) ?? Number.NaN);

/** `from to`, in local days and times, each period after a comma. */
const periodsOf = (text: string, zone: string) =>
  text.split(", ").flatMap((pair) => {
    const [from, to] = pair.split(" ");
    return from && to ? [{ from: instant(from, zone), to: instant(to, zone) }] : [];
  });

describe("the time that a question asks about", () => {
  test.for<[string, string]>([
    ["Que s’est-il passé aujourd’hui ?", "2025-12-15 2025-12-16"],
    ["Les nouvelles d’hier", "2025-12-14 2025-12-15"],
    ["Qu’a annoncé Talvernes avant-hier ?", "2025-12-13 2025-12-14"],
    ["Quoi de neuf ce matin ?", "2025-12-15 2025-12-15T12:00"],
    ["Résume cette semaine", `2025-12-15 ${NOW}`],
    ["Résume la semaine", `2025-12-15 ${NOW}`],
    ["Les annonces de la semaine dernière", "2025-12-08 2025-12-15"],
    ["La semaine passée, qu’a dit Voxalie ?", "2025-12-08 2025-12-15"],
    ["Quoi de neuf la semaine du 3 décembre ?", "2025-12-01 2025-12-08"],
    ["Quoi de neuf le week-end dernier ?", "2025-12-13 2025-12-15"],
    ["Quoi de neuf ce mois-ci ?", `2025-12-01 ${NOW}`],
    ["Quoi de neuf depuis le début du mois ?", `2025-12-01 ${NOW}`],
    ["Le mois dernier, qu’a fait Sélénor ?", "2025-11-01 2025-12-01"],
    ["Combien Sélénor a-t-il vendu cette année ?", `2025-01-01 ${NOW}`],
    ["Combien Sélénor a-t-il vendu l’an dernier ?", "2024-01-01 2025-01-01"],
    ["Quoi de neuf depuis hier ?", `2025-12-14 ${NOW}`],
    ["Quoi de neuf depuis mercredi ?", `2025-12-10 ${NOW}`],
    ["Quoi de neuf depuis octobre ?", `2025-10-01 ${NOW}`],
    ["Quoi de neuf depuis 2024 ?", `2024-01-01 ${NOW}`],
    ["Quoi de neuf depuis le 9 juillet 2025 ?", `2025-07-09 ${NOW}`],
    ["Quoi de neuf depuis le 09/07/2025 ?", `2025-07-09 ${NOW}`],
    ["Quoi de neuf depuis une semaine ?", `2025-12-08 ${NOW}`],
    ["Quoi de neuf depuis trois mois ?", `2025-09-15 ${NOW}`],
    ["Quoi de neuf depuis la rentrée ?", `2025-09-01 ${NOW}`],
    ["Quoi de neuf depuis la fin de l’année dernière ?", `2024-09-01 ${NOW}`],
    ["Que s’est-il passé en juillet 2025 ?", "2025-07-01 2025-08-01"],
    ["Que s’est-il passé en juillet ?", "2025-07-01 2025-08-01"],
    ["Que s’est-il passé en mars dernier ?", "2025-03-01 2025-04-01"],
    ["Quels articles du mois de novembre ?", "2025-11-01 2025-12-01"],
    ["Quoi de neuf avant-hier soir ?", "2025-12-13 2025-12-14"],
    ["Quoi de neuf depuis Noël ?", `2024-12-25 ${NOW}`],
    ["Que s’est-il passé en décembre ?", "2025-12-01 2026-01-01"],
    ["Juillet ?", "2025-07-01 2025-08-01"],
    ["Début juillet, que s’est-il passé ?", "2025-07-01 2025-07-11"],
    ["Que disait-on à la mi-octobre ?", "2025-10-11 2025-10-21"],
    ["Que disait-on fin février 2024 ?", "2024-02-21 2024-03-01"],
    ["Que disait-on fin 2024 ?", "2024-09-01 2025-01-01"],
    ["Qu’a-t-on dit entre mai et juillet 2025 ?", "2025-05-01 2025-08-01"],
    ["De septembre à novembre, quoi de neuf ?", "2025-09-01 2025-12-01"],
    ["De novembre à janvier, quoi de neuf ?", "2024-11-01 2025-02-01"],
    ["Quoi de neuf du 3 au 5 décembre ?", "2025-12-03 2025-12-06"],
    ["Quoi de neuf entre le 28 novembre et le 2 décembre ?", "2025-11-28 2025-12-03"],
    ["Entre 2020 et 2023, quels procès ?", "2020-01-01 2024-01-01"],
    ["En juin et en octobre 2024, quoi de neuf ?", "2024-06-01 2024-07-01, 2024-10-01 2024-11-01"],
    ["Que savait-on avant mars 2025 ?", "- 2025-03-01"],
    ["Que savait-on jusqu’en mars 2025 ?", "- 2025-04-01"],
    ["Après le 9 juillet 2025, quoi de neuf ?", "2025-07-10 +"],
    ["Les résultats de Voxalie au T3 2025", "2025-07-01 2025-10-01"],
    ["Les résultats du quatrième trimestre 2024", "2024-10-01 2025-01-01"],
    ["Les résultats du premier semestre 2025", "2025-01-01 2025-07-01"],
    ["Quoi de neuf au dernier trimestre ?", "2025-07-01 2025-10-01"],
    ["Quoi de neuf cet été ?", "2025-06-01 2025-09-23"],
    ["Quoi de neuf à l’automne 2024 ?", "2024-09-01 2024-12-21"],
    ["Quoi de neuf l’hiver dernier ?", "2024-12-01 2025-03-20"],
    ["Quoi de neuf depuis le printemps dernier ?", `2025-03-01 ${NOW}`],
    ["Quoi de neuf au printemps dernier ?", "2025-03-01 2025-06-21"],
    ["Quoi de neuf cet hiver ?", "2025-12-01 2026-03-20"],
    ["Quoi de neuf ces dix derniers jours ?", `2025-12-05 ${NOW}`],
    ["Quoi de neuf ces derniers jours ?", `2025-12-08 ${NOW}`],
    ["Les dernières 48 heures", `2025-12-13T08:30 ${NOW}`],
    ["Qu’a dit Voxalie il y a trois jours ?", "2025-12-12 2025-12-13"],
    ["Qu’a dit Voxalie il y a deux semaines ?", "2025-12-01 2025-12-08"],
    ["Qu’a dit Voxalie il y a deux mois ?", "2025-10-01 2025-11-01"],
    ["2024", "2024-01-01 2025-01-01"],
    ["En 2024, qu’a dit Voxalie ?", "2024-01-01 2025-01-01"],
    ["Que s’est-il passé le 9 juillet 2025 ?", "2025-07-09 2025-07-10"],
    ["What happened today?", "2025-12-15 2025-12-16"],
    ["What happened yesterday?", "2025-12-14 2025-12-15"],
    ["What happened last week?", "2025-12-08 2025-12-15"],
    ["What happened this week?", `2025-12-15 ${NOW}`],
    ["What did Voxalie say last month?", "2025-11-01 2025-12-01"],
    ["What is new about Voxalie since October?", `2025-10-01 ${NOW}`],
    ["What did Voxalie announce in July 2025?", "2025-07-01 2025-08-01"],
    ["What did Voxalie announce in 2024?", "2024-01-01 2025-01-01"],
    ["What did Voxalie announce on July 9, 2025?", "2025-07-09 2025-07-10"],
    ["What did Voxalie announce on December 2?", "2025-12-02 2025-12-03"],
    ["What happened between March and May 2025?", "2025-03-01 2025-06-01"],
    ["What happened two weeks ago?", "2025-12-01 2025-12-08"],
    ["What happened in the last 10 days?", `2025-12-05 ${NOW}`],
    ["Voxalie's Q3 2025 results", "2025-07-01 2025-10-01"],
  ])("%s: %s", ([question, expected]) => {
    expect(findPeriod(question, askedAt(NOW, PARIS)).periods).toEqual(periodsOf(expected, PARIS));
  });

  test.for<[string]>([
    ["En quelle année Bezos a-t-il quitté son poste ?"],
    ["Quand le réseau entrera-t-il en service ?"],
    ["Depuis quand Aubépine fonctionne-t-il ?"],
    ["Combien de sondes tournent autour de Mars ?"],
    ["Que coûtent 2000 modules ?"],
    ["Que fait-on de 2000 exemplaires ?"],
    ["What may happen to Voxalie?"],
    ["Que dit Le Pli du mardi ?"],
    ["Qui est le salarié du mois chez Voxalie ?"],
    ["Pourquoi la rentrée scolaire coûte-t-elle cher ?"],
    ["Qu’a été le rôle de Voxalie ?"],
    ["Quels sont les neuf laboratoires de Rennes ?"],
    ["Que vaut GPT-2025 ?"],
    ["Y a-t-il deux projets du même nom ?"],
    ["Le contrat court sur trois ans : pourquoi ?"],
    [""],
  ])("%s tells none", ([question]) => {
    const { periods, rest } = findPeriod(question, askedAt(NOW, PARIS));
    expect({ periods, rest }).toEqual({ periods: [], rest: question });
  });

  test.for<[string, string, string, string]>([
    ["on a Sunday, the week is the one that ends", "2025-12-14T23:30", PARIS, "2025-12-08 2025-12-14T23:30"],
    ["at midnight on a Monday, it has just begun", "2025-12-15T00:01", PARIS, "2025-12-15 2025-12-15T00:01"],
    ["clocks change within it", "2025-10-26T12:00", PARIS, "2025-10-20 2025-10-26T12:00"],
    ["in Montreal", "2025-12-15T20:00", "America/Montreal", "2025-12-15 2025-12-15T20:00"],
    ["in Noumea", "2025-12-15T05:00", "Pacific/Noumea", "2025-12-15 2025-12-15T05:00"],
  ])("this week: %s", ([, now, zone, expected]) => {
    expect(findPeriod("cette semaine", askedAt(now, zone)).periods).toEqual(periodsOf(expected, zone));
  });

  test.for<[string, string, string, string]>([
    ["hier", "2025-03-31T01:00", PARIS, "2025-03-30 2025-03-31"],
    ["hier", "2025-11-03T01:00", "America/Montreal", "2025-11-02 2025-11-03"],
    ["en mars 2025", "2025-12-15T08:30", PARIS, "2025-03-01 2025-04-01"],
    ["en mars 2025", "2025-12-15T08:30", "Pacific/Noumea", "2025-03-01 2025-04-01"],
    ["en février", "2025-02-01T00:10", "Pacific/Noumea", "2025-02-01 2025-03-01"],
    ["en février", "2025-01-31T23:50", "Pacific/Noumea", "2024-02-01 2024-03-01"],
    ["depuis un mois", "2025-03-31T10:00", PARIS, "2025-02-28 2025-03-31T10:00"],
    ["le 29 février", "2025-12-15T08:30", PARIS, "2024-02-29 2024-03-01"],
    ["l’an dernier", "2026-01-01T00:10", "Pacific/Noumea", "2025-01-01 2026-01-01"],
    ["le trimestre dernier", "2026-02-10T10:00", PARIS, "2025-10-01 2026-01-01"],
  ])("%s, at %s in %s", ([question, now, zone, expected]) => {
    expect(findPeriod(question, askedAt(now, zone)).periods).toEqual(periodsOf(expected, zone));
  });

  test("the same instant is of two days in two zones", () => {
    const now = Date.parse("2025-12-15T02:00Z");
    const [from] = ["America/Montreal", "Pacific/Noumea"].map(
      (zone) => findPeriod("hier", { now, zone }).periods[0]?.from,
    );
    expect(new Date(from ?? 0).toISOString()).toBe("2025-12-13T05:00:00.000Z");
    expect(findPeriod("hier", { now, zone: "Pacific/Noumea" }).periods[0]?.from).toBe(Date.parse("2025-12-13T13:00Z"));
  });

  test.for<[string, string[]]>([
    ["Que s’est-il passé en juillet ?", ["2025-07"]],
    ["Que s’est-il passé le 31 décembre ?", ["2024-12-31"]],
    ["Les résultats du troisième trimestre", ["2025"]],
    ["Que s’est-il passé en juillet 2025 ?", []],
    ["Que s’est-il passé en juillet dernier ?", []],
    ["Entre mai et juillet 2025 ?", []],
    ["Entre mai et juillet ?", ["2025-07"]],
    ["Quoi de neuf depuis lundi ?", []],
  ])("%s assumes %s", ([question, expected]) => {
    expect(findPeriod(question, askedAt(NOW, PARIS)).assumed.map(({ value }) => value)).toEqual(expected);
  });
});

describe("what a question asks besides its time", () => {
  test.for<[string, string]>([
    ["Quoi de neuf sur Meta depuis octobre ?", "sur Meta ?"],
    ["Que s’est-il passé chez Talvernes en juillet 2025 ?", "chez Talvernes ?"],
    ["En juillet, combien Sarclune a-t-elle levé ?", "combien Sarclune a-t-elle levé ?"],
    ["Quel modèle Mistral a-t-il publié en 2025 ?", "Quel modèle Mistral a-t-il publié ?"],
    ["Que prévoit la loi de 2016 ?", "Que prévoit la loi de 2016 ?"],
    ["Que prévoit le budget 2024 ?", "Que prévoit le budget 2024 ?"],
    ["Qui a gagné la bataille du 16 août ?", "Qui a gagné la bataille du 16 août ?"],
    ["Qui a gagné la bataille le 16 août ?", "Qui a gagné la bataille ?"],
    ["Quel réseau entre en service en 2026 ?", "Quel réseau entre en service en 2026 ?"],
    ["Que construira Talvernes d’ici mars 2027 ?", "Que construira Talvernes d’ici mars 2027 ?"],
    ["What did Bezos raise for Prometheus last month?", "What did Bezos raise for Prometheus ?"],
  ])("%s: %s", ([question, rest]) => {
    expect(findPeriod(question, askedAt(NOW, PARIS))).toMatchObject({ rest, bare: false });
  });

  test.for([
    ["Que s’est-il passé en juillet 2025 ?", true, false],
    ["Quoi de neuf depuis octobre ?", true, false],
    ["les nouvelles d’hier", true, false],
    ["Quels articles ont été publiés cette semaine ?", true, false],
    ["Donne-moi l’essentiel de l’actualité du jour", true, false],
    ["Résume-moi les événements marquants de 2024", true, false],
    ["What’s new this week?", true, false],
    ["Tell me the news of the week", true, false],
    ["Quoi de neuf ?", true, true],
    ["Que s’est-il passé récemment ?", true, true],
    ["Qu’est-ce qui a changé chez Meta depuis l’an dernier ?", false, false],
    ["Quoi de neuf sur Meta depuis octobre ?", false, false],
    ["Quoi de neuf sur Meta ?", false, true],
    ["Que s’est-il passé à Rennes en juillet ?", false, false],
    ["Que se passera-t-il en 2027 ?", false, false],
    ["Combien d’employés compte Voxalie actuellement ?", false, true],
    ["Combien d’employés compte Voxalie aujourd’hui ?", false, true],
    ["Quel est le dernier modèle de Mistral ?", false, true],
    ["Combien d’employés compte Voxalie ?", false, false],
  ] as const)("%s: nothing else %s, the newest first %s", ([question, bare, recent]) => {
    expect(findPeriod(question, askedAt(NOW, PARIS))).toMatchObject({ bare, recent });
  });

  const WORDS = `hier aujourd’hui depuis en le la du au 9 31 2025 2024 juillet mars mai été lundi semaine dernière et à entre
    avant après fin début T3 trimestre il y a trois mois jours ans since last in July the week ces derniers ? , - Meta 🙂 É 0`;
  const question = fc.oneof(
    fc.array(fc.constantFrom(...WORDS.split(/\s+/)), { maxLength: 12 }).map((words) => words.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  );
  const asked = fc.record({
    now: fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }),
    zone: fc.constantFrom(PARIS, "America/Montreal", "Pacific/Noumea"),
  });

  test("is its own text with gaps, whatever is asked; and its periods come in order and apart", () => {
    fc.assert(
      fc.property(question, asked, (text, when) => {
        const { periods, rest } = findPeriod(text, when);
        let at = 0;
        for (const character of rest) {
          at = text.indexOf(character, at) + character.length;
          expect(at).toBeGreaterThanOrEqual(character.length);
        }
        for (const [n, { from, to }] of periods.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(periods[n - 1]?.to ?? Number.NEGATIVE_INFINITY);
          expect(Number.isSafeInteger(from) && Number.isSafeInteger(to)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("ten thousand words are read in a moment", () => {
    const start = performance.now();
    for (const word of ["le ", "depuis ", "hier ", "en juillet ", "de 2024 à ", "a "]) {
      findPeriod(word.repeat(10_000 / word.length), askedAt(NOW, PARIS));
    }
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
