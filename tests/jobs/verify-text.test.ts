import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/channels/verdict-message.ts";
import { verifyText } from "../../src/jobs/verify-text.ts";
import { openSample } from "../support/sample.ts";

const REPEATED = "Environ 412 000 textes avaient servi à entraîner Plume-2.";
const OTHER_FIGURE = "Talvernes investira 2,4 milliards d’euros dans son centre de calcul de Port-Brévent.";
const DENIED = "La cyberattaque de novembre n’a rien coûté à la communauté de communes du Val-d’Arcelle.";

describe("a text held against the corpus", () => {
  test.for<[said: string, verdict: Verdict["verdict"], passage: string | undefined]>([
    [REPEATED, "supported", "Environ 412 000 textes avaient servi à entraîner Plume-2"],
    [OTHER_FIGURE, "contradicted", "Talvernes investira 1,8 milliard"],
    [DENIED, "contradicted", "a coûté au moins 1,4 million d’euros"],
    // What is said more surely than the article does, or with less care, is not borne out.
    ["Talvernes investira 1,8 milliard d’euros à Port-Brévent.", "open", "selon son communiqué"],
    ["Sélénor rappelle 46 000 modules de puissance.", "open", "Près de 46"],
    // Another thing, however like.
    [
      "Lancé le 4 novembre par Hydrolane, l’engin de 19 kilogrammes doit suivre l’enneigement des Alpes pendant trois hivers.",
      ...(["open", "Lancé le 4 novembre, l’engin de 11 kilogrammes"] as const),
    ],
    ["Le centre de Talvernes accueillera 9 000 visiteurs à charbon.", "open", undefined],
    ["Sélénor a investi 2,4 milliards d’euros dans son usine de Lisbonne.", "open", undefined],
    ["Le nanosatellite pèse 12 kilogrammes.", "open", undefined],
    ["Meta rachète OpenAI.", "open", undefined],
  ])("« %s » is %s", async ([said, verdict, passage]) => {
    await using opened = await openSample();
    const { verdicts, sources } = await verifyText(said, opened);
    expect(verdicts).toMatchObject([{ sentence: said, verdict }]);
    if (passage === undefined) expect([verdicts[0]?.passage, sources]).toEqual([null, []]);
    else expect(verdicts[0]?.passage?.text.replaceAll(/[\u00a0\u202f]/g, " ")).toContain(passage);
  });

  test("is looked at sentence by sentence, five at most, and says how many are left", async () => {
    await using opened = await openSample();
    const text = `${REPEATED} ${OTHER_FIGURE} Pourquoi donc ? Bonjour !\n${`${DENIED} `.repeat(6)}`;
    const { verdicts, more, sources } = await verifyText(text, opened);
    const [supported, contradicted] = ["supported", "contradicted"];
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([supported, ...Array(4).fill(contradicted)]);
    expect([more, sources.map(({ n }) => n)]).toEqual([3, [1, 2, 3]]);
  });

  test.for(["", "?", "Pourquoi ?", "😀", "a".repeat(20_000), "<!channel>", "\u0000"])(
    "holds nothing to look at: %s",
    async (text) => {
      await using opened = await openSample();
      expect(await verifyText(text, opened)).toMatchObject({ verdicts: [], more: 0 });
    },
  );

  test("is never contradicted by what says the very same", async () => {
    await using opened = await openSample();
    const articles = await opened.corpus.span({ from: 0, to: Number.MAX_SAFE_INTEGER }, true);
    const said = articles.flatMap(({ language, sentences }) =>
      language === "fr" ? sentences.filter(({ opinion }) => !opinion).slice(0, 2) : [],
    );
    const verdicts: string[] = [];
    for (const { text } of said) {
      const verified = await verifyText(text, opened);
      verdicts.push(...verified.verdicts.map(({ verdict }) => verdict));
    }
    expect(verdicts.length).toBeGreaterThan(40);
    expect(verdicts).not.toContain("contradicted");
    expect(verdicts.filter((each) => each === "supported").length).toBeGreaterThan(verdicts.length * 0.9);
  });
});
