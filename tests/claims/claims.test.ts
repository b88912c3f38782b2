import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkClaim } from "../../src/claims/check.ts";
import type { Claim } from "../../src/claims/claim.ts";
import { describeFault } from "../../src/claims/fault.ts";
import type { Day } from "../../src/lib/calendar.ts";
import { articleOf } from "../support/articles.ts";

const saidSchema = z.object({ kind: z.string().default("true"), cites: z.array(z.int()), claim: z.string() });
const groups = z
  .array(
    z.object({
      ...{ name: z.string(), published: z.string(), language: z.string(), sentences: z.array(z.string()) },
      ...{ true: z.array(saidSchema), lies: z.array(saidSchema) },
    }),
  )
  .parse(JSON.parse(readFileSync("tests/fixtures/claims.json", "utf8")));

const NO_PERSONA = { persona: false };

const articleFrom = (sentences: readonly string[], fields: { published?: Day; language?: string } = {}) => ({
  sentences: sentences.map((text) => ({ text, block: 0, opinion: false })),
  published: { value: "2025-11-19", precision: "day" as const },
  language: "fr",
  ...fields,
});

/** The kinds of the faults of a fact that cites the given sentences, each once. */
function faultsOf(
  text: string,
  sentences: readonly string[],
  fields: Parameters<typeof articleFrom>[1] = {},
): string[] {
  const cited = new Map([["a", articleFrom(sentences, fields)]]);
  const citations = sentences.map((_, sentence) => ({ articleId: "a", sentence }));
  return [...new Set(checkClaim({ kind: "fact", text, citations }, cited, NO_PERSONA).map(({ kind }) => kind))];
}

const all = groups.flatMap((group) => {
  const published: Day = { value: group.published, precision: group.published.length > 7 ? "day" : "month" };
  const read = ({ cites, ...said }: z.infer<typeof saidSchema>) => ({
    ...said,
    sentences: cites.map((at) => group.sentences[at] ?? ""),
    fields: { published, language: group.language },
  });
  return [{ ...group, trues: group.true.map(read), lies: group.lies.map(read) }];
});
const trues = all.flatMap((group) => group.trues);
const lies = all.flatMap((group) => group.lies);

/** True, and said in words too unlike their source's. */
const REFUSED = ["C’est un promeneur qui a détecté le premier incendie."];

describe("claims written by hand over sample news", () => {
  test("true paraphrases are kept", () => {
    const refused = trues.filter(({ claim, sentences, fields }) => faultsOf(claim, sentences, fields).length > 0);
    expect(trues.length).toBeGreaterThan(150);
    expect(refused.map(({ claim }) => claim).sort()).toEqual(REFUSED.toSorted());
  });

  test("lies of ten kinds are caught", () => {
    const passed = lies.filter(({ claim, sentences, fields }) => faultsOf(claim, sentences, fields).length === 0);
    expect(lies.length).toBeGreaterThan(200);
    expect(passed.map(({ claim }) => claim)).toEqual([]);
  });

  test("every cited sentence stands as it is written", () => {
    const sentences = groups.filter(({ language }) => language === "fr").flatMap((group) => group.sentences);
    expect(sentences.filter((sentence) => faultsOf(sentence, [sentence]).length > 0)).toEqual([]);
  });
});

describe("the peers' probe", () => {
  const LEVY =
    "Jeff Bezos revient en tant que co-PDG de Project Prometheus, une start-up qui a levé 6,2 milliards de dollars.";
  const STAFF =
    "Prometheus compte déjà près de 100 employés et a attiré des talents venus de Meta, OpenAI et Google DeepMind.";
  const TIMES = "Selon un article du The New York Times, Jeff Bezos revient à la tête d’une entreprise.";
  const MUSK = "Après cette révélation, Elon Musk a réagi par une pique, lui qui joue avec Tesla et xAI.";
  const PRIMES =
    "Meta propose des primes de signature supérieures à 100 millions de dollars et a attiré sept spécialistes d’OpenAI.";

  test.for<[said: string, source: string, fault: string | undefined]>([
    ["Project Prometheus a levé 62 dollars.", LEVY, "figure"],
    ["Project Prometheus a levé 6,2 millions de dollars.", LEVY, "figure"],
    ["Meta propose une prime de signature de 100 millions de dollars.", PRIMES, "hedge"],
    ["La mission a été annoncée le 24 novembre 2025.", "La mission a été annoncée le 24 décembre 2025.", "date"],
    ["Meta a attiré 7 spécialistes d’OpenAI.", PRIMES, undefined],
    ["Meta a construit Prometheus.", STAFF, "subject"],
    ["Selon le New York Times, Bezos revient.", TIMES, undefined],
    ["L’entreprise d’Elon Musk a réagi.", MUSK, undefined],
  ])("« %s »", ([said, source, fault]) => {
    expect(faultsOf(said, [source])).toEqual(fault === undefined ? [] : expect.arrayContaining([fault]));
  });
});

describe("kinds of claims", () => {
  const article = articleOf(
    "Vireo a publié mercredi un modèle de 32 milliards de paramètres.\n\nMon avis (Inès)\n\nVireo gagnera cette course.",
    { published: "2025-12-03" },
  );
  const cited = new Map([[article.id, article]]);
  const citing = (sentence: number) => [{ articleId: article.id, sentence }];
  const FACT = "Vireo a publié un modèle de 32 milliards de paramètres.";

  test.for<[title: string, claim: Partial<Claim>, persona: boolean, faults: string[]]>([
    ["a fact that cites stands", { citations: citing(0) }, false, []],
    ["a fact that cites nothing does not", {}, false, ["uncited"]],
    ["a sentence that is not there is no support", { citations: citing(7) }, false, ["not-at-hand"]],
    [
      "a fact never rests on an opinion",
      { text: "Vireo gagnera cette course.", citations: citing(1) },
      false,
      ["opinion-cited"],
    ],
    ["an opinion may", { kind: "opinion", text: "Vireo gagnera.", citations: citing(1) }, true, []],
    ["without a persona there is no opinion", { kind: "opinion", citations: citing(0) }, false, ["no-persona"]],
    ["an analysis may say it otherwise", { kind: "analysis", text: "Cela rebat les cartes du secteur." }, false, []],
    ["but brings no figure", { kind: "analysis", text: "Cela vaut 5 milliards d’euros." }, false, ["figure"]],
    [
      "nor a name",
      { kind: "analysis", text: "Voilà de quoi inquiéter Anthropic.", citations: citing(0) },
      false,
      ["name", "unshared"],
    ],
    [
      "nor rests on an opinion",
      { kind: "analysis", text: "Vireo gagnera cette course.", citations: citing(1) },
      false,
      ["opinion-cited"],
    ],
    [
      "nor says what its source denies",
      { kind: "analysis", text: "Vireo n’a pas publié de modèle.", citations: citing(0) },
      false,
      ["negation"],
    ],
    ["a question may name what was told", { kind: "question", text: "Que fera Vireo de son modèle ?" }, false, []],
    ["an unknown brings no name", { kind: "unknown", text: "On ne sait pas ce qu’en pense Mistral." }, false, ["name"]],
  ])("%s", ([, claim, persona, faults]) => {
    const whole: Claim = { kind: "fact", text: FACT, citations: [], ...claim };
    expect(checkClaim(whole, cited, { persona }).map(({ kind }) => kind)).toEqual(faults);
  });
});

describe("one check at a time", () => {
  test.for<[said: string, source: string, faults: string[], fields?: { published?: Day; language?: string }]>([
    ["17 laboratoires participent.", "24 laboratoires et 17 entreprises participent.", ["counted"]],
    ["Le pulaar atteint 58 %.", "On atteint 74 % en wolof et 58 % en pulaar.", []],
    ["L’usine fournit 1 200 MW.", "L’usine fournit 1,2 GW.", []],
    ["La moitié des outils seront publiés.", "50 % des outils seront publiés.", []],
    ["La réunion a lieu le 19 novembre 2025.", "La réunion a lieu aujourd’hui.", []],
    ["La réunion a lieu le 19 novembre 2025.", "La réunion a lieu en novembre 2025.", ["date"]],
    ["La réunion a lieu en novembre 2025.", "La réunion a lieu le 19 novembre.", []],
    ["La réunion a lieu le 19 novembre 2025.", "La réunion a lieu sous peu.", ["date"]],
    ["L’OCDE approuve le plan.", "L’Organisation de coopération et de développement économiques approuve le plan.", []],
    ["Les États-Unis approuvent le plan.", "Le gouvernement américain approuve le plan.", []],
    ["Interrogée, la ville approuve le plan.", "La ville approuve le plan.", []],
    ["Google approuve le plan.", "La ville approuve le plan.", ["name"]],
    ["The city approves the plan of the state.", "La ville approuve le plan.", ["language", "unshared"]],
    ["La ville a levé 1,5 milliard de dollars.", "The city raised $1.5 billion.", [], { language: "en" }],
    ["La ville a levé 1,5 billion de dollars.", "The city raised $1.5 billion.", ["figure"], { language: "en" }],
    ["Le conseil a voté trois mesures.", "Le conseil doit voter lundi trois mesures.", ["modality"]],
    ["Le conseil va voter trois mesures.", "Le conseil doit voter lundi trois mesures.", []],
    ["L’étude a été publiée jeudi.", "La dose baisse, selon une étude publiée jeudi.", []],
    ["La dose baisse.", "La dose baisse, selon une étude publiée jeudi.", ["attribution"]],
    ["Le juge a refusé la vente.", "Le juge a refusé la vente, qu’il estime « précoce ».", []],
    ["Le site ne coûtera pas plus de 300 euros.", "Le site coûtera au plus 300 euros.", []],
    ["La réunion est en mars.", "La réunion publique est fixée au 9 mars 2026.", []],
    ["La ville bâtira un centre de données.", "La ville bâtira un data center.", []],
    ["Le bulletin fournit un script.", "Un script est fourni avec le bulletin.", []],
    ["Des blessés sont à déplorer ici.", "Aucun blessé n’est à déplorer, dit la ville.", ["negation"]],
    ["Le texte précise qui paiera.", "Le texte ne dit pas qui paiera.", ["negation"]],
    ["La société a des engagements fermes.", "La société avance sans engagement ferme.", ["negation"]],
    ["L’arrosage coûte 290 euros par arbre.", "L’arrosage coûte 290 euros par hectare.", ["counted"]],
    ["La coopérative belge grandit.", "La coopérative liégeoise grandit.", ["name"]],
    ["Amarre estime que 140 serveurs tombent.", "Amarre estime qu’environ 140 serveurs tombent.", ["hedge"]],
    ["La ville a vendu le port, au prix de lourdes pertes humaines.", "La ville a vendu le port.", ["unshared"]],
    ["La ville ne vend pas le port.", "The city sold the harbour.", ["negation"], { language: "en" }],
    ["L’hôpital réduit les décès.", "The hospital did not reduce deaths.", ["negation"], { language: "en" }],
    ["أعلنت المدينة الخطة", "La ville approuve le plan.", ["language", "unshared"]],
  ])("« %s » beside « %s »", ([said, source, faults, fields]) => {
    expect(faultsOf(said, [source], fields)).toEqual(faults);
  });

  test("a name may come from the sentence that « Il » leans on, and from no other", () => {
    const sentences = ["Le maire Paul Estève a parlé.", "Il a promis une école.", "Une école ouvrira."];
    const cited = new Map([["a", articleFrom(sentences)]]);
    const says = (text: string, sentence: number) =>
      checkClaim({ kind: "fact", text, citations: [{ articleId: "a", sentence }] }, cited, NO_PERSONA).map(
        ({ kind }) => kind,
      );
    expect(says("Paul Estève a promis une école.", 1)).toEqual([]);
    expect(says("Une école de Paul Estève ouvrira.", 2)).toEqual(["name"]);
  });

  test.for([
    ["En juin, l’entreprise a promis une école.", []],
    ["Depuis mai, elle a promis une école.", []],
    ["Aucun de ces élus n’a promis une école.", ["negation"]],
    ["En juin, une école a été promise.", ["name", "unshared"]],
  ] as const)("an opening complement leans as what follows it does: « %s »", ([text, faults]) => {
    const cited = new Map([["a", articleFrom(["Lexivore a parlé.", text])]]);
    const claim: Claim = {
      kind: "fact",
      text: "Lexivore a promis une école.",
      citations: [{ articleId: "a", sentence: 1 }],
    };
    expect(checkClaim(claim, cited, NO_PERSONA).map(({ kind }) => kind)).toEqual(faults);
  });

  test("a fault is one French sentence that says what the source says", () => {
    const cited = new Map([["a", articleFrom(["La société a levé 6,2 milliards de dollars."])]]);
    const claim: Claim = {
      kind: "fact",
      text: "La société a levé 62 dollars.",
      citations: [{ articleId: "a", sentence: 0 }],
    };
    expect(checkClaim(claim, cited, NO_PERSONA).map((fault) => describeFault(fault, () => "[3]"))).toEqual([
      "« 62 dollars » n’est pas dans les phrases citées ; [3] dit « 6,2 milliards de dollars ».",
    ]);
  });
});

describe("any claim", () => {
  const sentences = groups.filter(({ language }) => language === "fr").flatMap((group) => group.sentences);
  const sentence = fc.constantFrom(...sentences);

  test("equal to a cited sentence stands, whatever else it cites", () => {
    fc.assert(
      fc.property(sentence, sentence, (said, other) => {
        const published: Day = { value: "2025-11-19", precision: "day" };
        expect(faultsOf(said, [said, other], { published })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("with a figure that no cited sentence has falls", () => {
    const figure = fc.integer({ min: 5_000_001, max: 9_999_999 });
    fc.assert(
      fc.property(sentence, figure, (source, number) => {
        expect(faultsOf(`${source} Il y en a ${number}.`, [source])).toContain("figure");
      }),
    );
  });

  test("with a word of its quotation changed falls, in any typography", () => {
    const MARKS = [
      ["« ", " »"],
      ["“", "”"],
      ['"', '"'],
      ["«\u00a0", "\u00a0»"],
    ] as const;
    const long = sentences
      .map((each) => each.split(" "))
      .filter((words) => words.length > 13 && !/[«»"“”]/.test(words.join("")));
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.constantFrom(...MARKS), fc.nat(11), (words, [open, close], at) => {
        const quoted = words.slice(0, 12);
        const source = words.join(" ");
        const said = (passage: string[]) => `On lit : ${open}${passage.join(" ")}${close}.`;
        expect(faultsOf(said(quoted), [source])).not.toContain("quotation");
        expect(faultsOf(said(quoted.with(at, "zèbre")), [source])).toContain("quotation");
      }),
    );
  });
});

test.for(["1 ", "« ", "a, ", "ne plus a ", "17 laboratoires ", "a été par "])(
  "a claim that repeats « %s » takes no time without end",
  (piece) => {
    const text = piece.repeat(1500 / piece.length);
    const before = performance.now();
    faultsOf(text, [text]);
    expect(performance.now() - before).toBeLessThan(3000);
  },
);
