import { describe, expect, test } from "vitest";
import { NOT_FOR_PEOPLE, runCli } from "../support/run-cli.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const COMMANDS = [
  "start",
  "collect",
  "digest",
  "brief",
  "ask",
  "search",
  "gaps",
  "alerts",
  "why",
  "sources",
  "doctor",
  "forget",
  "move",
  "eval",
  "prompts",
];

describe("help", () => {
  test.for([["--help"], ["-h"], ["help"]])("is shown for %s, with every command", async (argv) => {
    const { status, out, err } = await runCli(argv);
    expect([status, err]).toEqual([0, ""]);
    const listed = out.split("\n").flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? []);
    expect(listed).toEqual(COMMANDS);
  });

  test("is shown where no command is given, and that is no success", async () => {
    const { status, out } = await runCli([]);
    expect([status, out]).toEqual([2, (await runCli(["--help"])).out]);
  });

  test.for(COMMANDS)("of %s is shown, and each option that it lists exists", async (name) => {
    const { status, out, err } = await runCli([name, "--help"]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain(`Usage : npm run vigie -- ${name}`);
    expect((await runCli([name, "-h"])).out).toBe(out);
    const listed = [...new Set(out.match(/--[a-z]+/g))];
    expect(listed).toEqual(expect.arrayContaining(["--data", "--json"]));
    for (const option of listed) {
      // An option that exists takes or refuses a value; one that does not is unknown whatever stands behind it.
      expect((await runCli([name, `${option}=x`, "--help"])).err).not.toContain("n’existe pas");
    }
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
  });
});

describe("a wrong command line", () => {
  test.for([
    [["colect"], "La commande « colect » n’existe pas. Commandes : start, collect, "],
    [["--json"], "La commande « --json » n’existe pas."],
    [["constructor"], "La commande « constructor » n’existe pas."],
    [["collect", "--tout"], "L’option --tout n’existe pas pour collect. Voyez « npm run vigie -- collect --help »."],
    [["collect", "-x"], "L’option -x n’existe pas pour collect."],
    [["digest", "--envoie"], "L’option --envoie n’existe pas pour digest."],
    [["digest", "--send=oui"], "L’option --send de digest ne prend pas de valeur."],
    [["collect", "--source"], "L’option --source de collect attend une valeur."],
    [["digest", "--at", "--json"], "L’option --at de digest attend une valeur."],
    [["collect", "--json=oui"], "L’option --json de collect ne prend pas de valeur."],
    [["collect", "depot"], "collect : « depot » est de trop. La forme est : npm run vigie -- collect [--source ID]"],
    [["ask"], "ask : il manque quelque chose. La forme est : npm run vigie -- ask QUESTION [--at INSTANT]"],
    [["ask", "  "], "ask : il manque quelque chose."],
    [["ask", "Combien", "de", "puces"], "ask : « de » est de trop. Mettez les mots entre guillemets."],
    [["search"], "search : il manque quelque chose."],
    [["brief"], "brief : il manque quelque chose."],
    [["brief", ""], "brief : il manque quelque chose."],
    [["sources"], "sources : il manque quelque chose."],
    [["sources", "liste"], "La forme est : npm run vigie -- sources list|add ADRESSE|remove ID|test ADRESSE"],
    [["sources", "list", "depot"], "La forme est : npm run vigie -- sources list"],
    [["sources", "add"], "La forme est : npm run vigie -- sources list"],
    [["sources", "toString", "depot"], "La forme est : npm run vigie -- sources list"],
    [["eval"], "eval : il manque quelque chose."],
    [["eval", "dates"], "La forme est : npm run vigie -- eval dates --set FICHIER"],
    [["eval", "dates", "dates.json"], "eval : « dates.json » est de trop."],
    [["eval", "recettes", "--set", "a.json"], "La forme est : npm run vigie -- eval dates --set FICHIER"],
    [["eval", "dates", "--set", "a.json", "b.json"], "La forme est : npm run vigie -- eval dates --set FICHIER"],
    [["eval", "retrieval"], "ou eval retrieval --set QUESTIONS"],
    [["eval", "retrieval", "--set", "a", "b", "c"], "ou eval retrieval --set PASSAGES QUESTIONS"],
  ] as const)("%j is told in a sentence, and ends with 2", async ([argv, sentence]) => {
    const { status, out, err } = await runCli(argv);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(NOT_FOR_PEOPLE);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test.for(["collect", "digest", "doctor", "start", "sources list", "ask Quoi", "search mot", "brief 1234"])(
    "in a folder without settings, %s says so and ends with 2",
    async (line) => {
      using folder = openTemporaryFolder();
      const { status, out, err } = await runCli([...line.split(" "), "--data", folder.path]);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toBe(
        `Il n’y a pas de réglages : ${folder.path}/vigie.yaml n’existe pas. Créez ce fichier sur le modèle que donne le README, ou donnez un autre dossier avec --data.\n`,
      );
    },
  );

  test("shows where a fault of the program lies to the person who asks for it", async () => {
    using folder = openTemporaryFolder();
    folder.write("vigie.yaml", "");
    const clock = () => {
      throw new Error("A broken clock.");
    };
    const failing = (LOG_LEVEL: string) =>
      runCli(["digest", "--data", folder.path], { clock, environment: { LOG_LEVEL } });
    const shown = await failing("error");
    expect(shown.status).toBe(1);
    expect(shown.err).toMatch(/^Vigie a rencontré une erreur qu’elle n’attendait pas\. .*\n$/);
    expect((await failing("debug")).err).toContain("A broken clock.");
  });
});
