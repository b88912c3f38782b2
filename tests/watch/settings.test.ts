import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/config.ts";
import { findTrouble, type SettingProblem } from "../../src/lib/failure.ts";
import { parseRule } from "../../src/watch/settings.ts";
import { cpuTimeOf } from "../support/cpu.ts";

function problemsOf(text: string): SettingProblem[] {
  try {
    parseSettings(text, "vigie.yaml");
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble?.code === "settings-wrong") return trouble.problems;
    throw error;
  }
  return [];
}

const ruleWith = (settings: string): string => `alerts:\n  - id: essai\n    ${settings}\n`;

describe("the rules of vigie.yaml", () => {
  test("take every condition, and how they are told", () => {
    const { alerts, channels } = parseSettings(
      `sources: [{ id: revue, feed: "https://exemple.fr" }]
channels: [{ id: equipe, terminal: true, alerts: [tout], quiet: { from: "22:00", to: "07:00" } }]
alerts:
  - id: tout
    any: ["levée de fonds"]
    all: [IA]
    entity: [{ name: Prometheus, near: [Bezos] }]
    sources: [revue]
    themes: [énergie]
    amount: "≥ 1 milliard d’euros"
    independentSources: 2
    level: haute
    grouped: true
    cooldown: 30min
    mention: ["1390000000000000300", S0123456789]
`,
      "vigie.yaml",
    );
    expect(alerts).toMatchObject([{ cooldown: 30 * 60_000, level: "haute", grouped: true, independentSources: 2 }]);
    expect(alerts[0]?.mention).toEqual(["1390000000000000300", "S0123456789"]);
    expect(channels).toMatchObject([{ alerts: ["tout"], quiet: { from: "22:00", to: "07:00" } }]);
  });

  test.for([
    ["a look-ahead", 'any: ["/a(?=b)/"]', "any[1]", "sans (?=…)"],
    ["a look-behind", 'any: ["mot", "/(?<!a)b/i"]', "any[2]", "sans (?=…)"],
    ["a back reference", 'any: [a1]\n    none: ["/(a)\\\\1/"]', "none[1]", "ni renvoi"],
    ["a bracket never closed", 'any: ["/[a/"]', "any[1]", "bien formée"],
    ["an expression never closed", 'any: ["/cloud"]', "any[1]", "entre deux barres"],
    ["an unknown flag", 'any: ["/cloud/g"]', "any[1]", "i ou rien"],
    ["an expression that finds nothing everywhere", 'any: ["/a*/"]', "any[1]", "au moins un signe"],
    ["an expression of thousands of steps", 'any: ["/((a{10}){10}){10}/"]', "any[1]", "plus simple"],
    ["an expression of 300 characters", `any: ["/${"a".repeat(300)}/"]`, "any[1]", "de 1 à 200 signes"],
    ["a term of empty words", 'any: ["de la"]', "any[1]", "au moins un mot"],
    ["an expression for a name", 'entity: ["/a/"]', "entity[1]", "sans expression"],
    ["a wrong word near a name", 'entity: [{ name: A1, near: ["b1", "/(/"] }]', "entity[1].near[2]", "bien formée"],
    ["a term in the place of a list", "any: levée", "any", "une liste de termes"],
    [
      "a role that is not between quotes",
      "any: [a1]\n    mention: [1390000000000000300]",
      "mention[1]",
      "entre guillemets",
    ],
    ["everybody", 'any: [a1]\n    mention: ["@everyone"]', "mention[1]", "l’identifiant d’un rôle Discord"],
    ["a person of Slack", "any: [a1]\n    mention: [U0123456789]", "mention[1]", "ou d’un groupe Slack"],
    ["a role outside of a list", 'any: [a1]\n    mention: "1390000000000000300"', "mention", "une liste"],
    ["eleven groups", `any: [a1]\n    mention: [${"S012, ".repeat(11)}]`, "mention", "10 au plus"],
    ["fifty-one terms", `any: [${"a1, ".repeat(51)}]`, "any", "50 au plus"],
    ["an amount in words alone", "amount: beaucoup", "amount", "un montant ou une mesure"],
    ["two amounts", 'amount: "1 ou 2 milliards d’euros"', "amount", "un montant ou une mesure"],
    ["no source", "independentSources: 0", "independentSources", "de 1 à 50"],
    [
      "an unknown level",
      "{ any: [a1], level: urgente }".slice(2, -2).replace(", ", "\n    "),
      "level",
      "haute, moyenne, basse",
    ],
    ["a cooldown of a year", "any: [a1]\n    cooldown: 366j", "cooldown", "de 1min à 90j"],
    ["a cooldown without a unit", "any: [a1]\n    cooldown: 4", "cooldown", "de 1min à 90j"],
    ["an unknown source", "sources: [absente]", "sources[1]", "une source de « sources »"],
  ] as const)("refuse %s, and say so in one sentence", ([, settings, name, expected]) => {
    const problems = problemsOf(ruleWith(settings));
    expect(problems.map((problem) => problem.name)).toEqual([`alerts[1].${name}`]);
    expect(problems[0]?.expected).toContain(expected);
    expect(problems[0]?.line).toBeGreaterThan(1);
  });

  test.for([
    ["a rule without a condition", ruleWith("level: haute"), ["alerts[1]"]],
    ["two rules of one id", "alerts: [{ id: a, any: [b1] }, { id: a, any: [b1] }]\n", ["alerts[2].id"]],
    [
      "a rule that a channel alone knows",
      "channels: [{ id: a, terminal: true, alerts: [absente] }]\n",
      ["channels[1].alerts[1]"],
    ],
    [
      "an hour that does not exist",
      'channels: [{ id: a, terminal: true, quiet: { from: "22:00", to: "25:00" } }]\n',
      ["channels[1].quiet.to"],
    ],
    [
      "quiet hours without an hour",
      'channels: [{ id: a, terminal: true, quiet: { from: "22:00", to: "22:00" } }]\n',
      ["channels[1].quiet.to"],
    ],
    ["a rule that holds itself", "alerts: &a [*a]\n", ["alerts[1]"]],
    ["a list of terms that holds itself", "alerts: [{ id: a, any: &a [*a] }]\n", ["alerts[1].any[1]"]],
    ["rules that are a text", "alerts: souveraineté\n", ["alerts"]],
  ] as const)("refuse %s", ([, text, names]) => {
    expect(problemsOf(text).map(({ name }) => name)).toEqual(names);
  });

  test.for([
    ["ten thousand rules", Array.from({ length: 10_000 }, (_, n) => `  - { id: r${n}, any: ["/(x+x+)+y/"] }\n`)],
    [
      "five hundred rules of fifty expressions",
      Array.from({ length: 500 }, (_, n) => `  - { id: r${n}, any: [${'"/a.b/",'.repeat(50)}] }\n`),
    ],
    [
      "a hundred heavy expressions",
      Array.from({ length: 100 }, (_, n) => `  - { id: r${n}, any: ["/.{400}a${n}/"] }\n`),
    ],
  ] as const)("refuse %s, at once and in one sentence", ([, lines]) => {
    let problems: ReturnType<typeof problemsOf> = [];
    const time = cpuTimeOf(() => {
      problems = problemsOf(`alerts:\n${lines.join("")}`);
    });
    expect(time).toBeLessThan(8000);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.expected).toMatch(/500|plus simples/);
  });
});

describe("a rule made of a text", () => {
  test.for([
    ["Mission Genesis, cloud souverain", { any: ["Mission Genesis", "cloud souverain"] }],
    ["levée ≥ 1 milliard d’euros", { any: ["levée"], amount: "1 milliard d’euros" }],
    ["≥ 1 milliard", { any: [], amount: "1 milliard" }],
    ["/clouds? souverains?, (?:ou|et)/i", { any: ["/clouds? souverains?, (?:ou|et)/i"] }],
  ] as const)("%s", ([text, rule]) => {
    const made = parseRule(text);
    if ("expected" in made) expect.fail(made.expected);
    expect({ any: made.any, amount: made.amount?.trim() }).toEqual({ amount: undefined, ...rule });
  });

  test.for(["", " , ", "/a(?=b)/", "levée ≥ beaucoup", "x".repeat(500)])("%j makes none", (text) => {
    expect(parseRule(text)).toEqual({ expected: expect.stringMatching(/./) });
  });
});
