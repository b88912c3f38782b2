import { globSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/articles/language.ts";
import { describeTrouble } from "../../src/channels/troubles.ts";
import { findTrouble } from "../../src/lib/failure.ts";
import { loadPrompt, parsePrompt } from "../../src/llm/prompt.ts";
import { PROMPTS } from "../support/models.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const PROMPT = `---
purpose: Résume un article.
variables:
  title: le titre
  article: le texte, entre deux marques
---
Tu résumes, en français.

---

Titre : {{title}}
{{ article }}
`;

/** The sentence that refuses a prompt. */
function refuse(source: string, names: readonly string[] = ["title", "article"]): string {
  try {
    parsePrompt("prompts/fiche.md", source, names);
  } catch (error) {
    return describeTrouble(findTrouble(error) ?? expect.fail(String(error)));
  }
  return expect.fail("The prompt was accepted.");
}

describe("a prompt", () => {
  test("is instructions, then what changes with its values in place", () => {
    const prompt = parsePrompt("p.md", PROMPT, ["title", "article"]);
    expect(prompt.purpose).toBe("Résume un article.");
    expect(prompt.render({ title: "Un titre", article: "Un texte." })).toEqual([
      { role: "system", content: "Tu résumes, en français." },
      { role: "user", content: "Titre : Un titre\nUn texte." },
    ]);
  });

  test("without instructions is what changes alone", () => {
    const prompt = parsePrompt("p.md", "---\npurpose: Dit bonjour.\n---\nBonjour.\n", []);
    expect(prompt.render({})).toEqual([{ role: "user", content: "Bonjour." }]);
  });

  test("takes any value as it is, in one pass", () => {
    const prompt = parsePrompt("p.md", PROMPT, ["title", "article"]);
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("{{article}}", "{{title}}", "$&", "$1", "---"),
    );
    fc.assert(
      fc.property(text, text, (title, article) => {
        const [, user] = prompt.render({ title, article: `${article}.` });
        expect(user?.content).toBe(`Titre : ${title}\n${article}.`);
      }),
    );
  });

  test("has a version that any edit changes, and the way a system ends its lines does not", () => {
    const versionOf = (source: string): string => parsePrompt("p.md", source, ["title", "article"]).version;
    expect(versionOf(PROMPT)).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(`\ufeff${PROMPT.replaceAll("\n", "\r\n")}`)).toBe(versionOf(PROMPT));
    expect(versionOf(PROMPT.replace("résumes,", "résumes"))).not.toBe(versionOf(PROMPT));
    expect(versionOf(PROMPT.replace("Résume un", "Résume cet"))).not.toBe(versionOf(PROMPT));
  });

  test("counts from the next use on when it is edited", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("fiche.md", PROMPT);
    const before = await loadPrompt(path, ["title", "article"]);
    folder.write("fiche.md", PROMPT.replace("en français", "en deux phrases"));
    const after = await loadPrompt(path, ["title", "article"]);
    expect(after.version).not.toBe(before.version);
    expect(after.render({ title: "a", article: "b" })[0]?.content).toBe("Tu résumes, en deux phrases.");
  });

  test("that is missing is named", async () => {
    using folder = openTemporaryFolder();
    await expect(loadPrompt(`${folder.path}/fiche.md`, [])).rejects.toMatchObject({
      trouble: { code: "file-missing" },
    });
  });
});

describe("a prompt that disagrees with the code is refused, with its file and its line", () => {
  test.for<readonly [what: string, source: string, told: string]>([
    [
      "a variable of another name",
      PROMPT.replace("{{title}}", "{{titre}}"),
      "prompts/fiche.md : 2 passages à corriger.\n" +
        "  title : rien n’est écrit ; attendu : {{title}} dans le texte. Ajoutez-la.\n" +
        "  ligne 11, titre : trouvé une variable inconnue ; attendu : une variable parmi title, article. Retirez-la ou corrigez son nom.",
    ],
    [
      "a variable that is not declared",
      PROMPT.replace("  title: le titre\n", ""),
      "variables.title : rien n’est écrit ; attendu : cette variable et ce qu’elle contient. Ajoutez-la.",
    ],
    [
      "a variable declared that nothing fills",
      PROMPT.replace("  title:", "  auteur: qui a écrit\n  title:"),
      "variables.auteur : trouvé une variable inconnue ; attendu : une variable parmi title, article.",
    ],
    [
      "a variable among the instructions",
      PROMPT.replace("Tu résumes", "Tu résumes {{title}}"),
      "ligne 7, title : trouvé une variable dans les consignes ; attendu : toute variable sous la ligne « --- ».",
    ],
    [
      "a variable of several words",
      PROMPT.replace("{{title}}", "{{title}} {{le titre}}"),
      "ligne 11, le titre : trouvé",
    ],
    ["an empty variable", `${PROMPT}{{}}\n`, "trouvé une variable inconnue"],
    [
      "no header",
      "Résume {{title}} {{article}}",
      "purpose : rien n’est écrit ; attendu : en une ligne, à quoi sert ce texte.",
    ],
    ["a header never closed", "---\npurpose: a\n{{title}} {{article}}\n", "purpose : rien n’est écrit"],
    ["a header that is no YAML", PROMPT.replace("purpose: R", "purpose: [R"), "ligne 3, syntaxe"],
    ["another key", PROMPT.replace("purpose:", "modèle: x\npurpose:"), "ligne 2, modèle : trouvé un réglage inconnu"],
    ["no purpose", PROMPT.replace("Résume un article.", ""), "purpose : rien n’est écrit"],
    ["an empty file", "", "purpose : rien n’est écrit"],
  ])("%#: %s", ([, source, told]) => {
    expect(refuse(source)).toContain(told);
  });

  test("also where the code has no value at all", () => {
    expect(refuse("---\npurpose: a\n---\n{{title}}\n", [])).toContain("attendu : un texte sans variable");
  });
});

describe("the prompts of the program", () => {
  const files = globSync("*.md", { cwd: PROMPTS }).filter((file) => file !== "README.md");

  /** What the code gives each; a file that nothing asks for is a prompt that nobody reads. */
  const VALUES: Record<string, readonly string[]> = {
    "answer.md": ["demand", "guide", "passages"],
    "briefing.md": ["voice", "guide", "articles"],
    "correction.md": ["faults"],
    "second-reading.md": ["claims"],
    "format.md": ["schema"],
    "persona.conrad.md": [],
    "repair.md": ["problems"],
  };

  test("are those that the code knows", () => {
    expect(files.toSorted()).toEqual(Object.keys(VALUES).toSorted());
  });

  test.for(files)("load, and are in French: %s", async (file) => {
    const { purpose, render } = await loadPrompt(`${PROMPTS}/${file}`, VALUES[file] ?? []);
    expect(purpose).toMatch(/\.$/);
    const told = render(Object.fromEntries((VALUES[file] ?? []).map((name) => [name, "Voici."])));
    expect(detectLanguage(told.map(({ content }) => content).join("\n"))).toBe("fr");
  });
});
