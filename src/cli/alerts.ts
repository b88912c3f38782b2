import { type ListedRule, rulesMessage, triedMessage } from "../channels/alert-message.ts";
import type { Config } from "../config.ts";
import { formatInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import { pausedAt } from "../lib/pauses.ts";
import { parseRule, type RuleSettings } from "../watch/settings.ts";
import type { Command, Context } from "./command.ts";
import { readCount } from "./instant.ts";

const FORM = "list|test ID|test --text TEXTE [--days N]";

export const alertsCommand: Command = {
  name: "alerts",
  usage: FORM,
  does: "Les alertes : voir les règles, essayer l’une d’elles, ou un texte, sur les articles déjà collectés",
  options: {
    text: { value: "TEXTE", does: "des termes à essayer, séparés par des virgules, ou « levée ≥ 1 milliard »" },
    days: { value: "N", does: "sur combien de jours (30 par défaut)" },
  },
  words: [1, 2],
  async run(context) {
    const { words, options } = context.arguments;
    const [verb = "", id] = words;
    if (verb === "list" && id === undefined && options["text"] === undefined) return list(context);
    // One of the two, and not both.
    if (verb === "test" && (id === undefined) !== (options["text"] === undefined)) return test(context);
    throw new Failure({ code: "usage", what: `La forme est : npm run vigie -- alerts ${FORM}`, command: "alerts" });
  },
};

async function list({ open, show, terminal }: Context): Promise<boolean> {
  const { config, pauses } = await open();
  const { alerts, channels, zone } = config;
  const paused = pausedAt(await pauses.rules.all(), terminal.clock());
  const rules = alerts.map((rule): ListedRule => {
    const ids = channels.filter((channel) => channel.alerts.includes(rule.id)).map(({ id }) => id);
    return { rule, channels: ids, pausedUntil: paused.get(rule.id) ?? null };
  });
  const value = rules.map(({ rule, channels: ids, pausedUntil }) => ({
    ...{ ...rule, name: rule.name ?? rule.id, channels: ids },
    pausedUntil: pausedUntil === null ? null : formatInstant(pausedUntil, zone),
  }));
  show(rulesMessage(rules, zone), value);
  return true;
}

async function test({ open, config, show, arguments: { words, options } }: Context): Promise<boolean> {
  const days = readCount(options["days"], "days", 30, 3650);
  const rule = findRule(words[1], options["text"], await config());
  const app = await open();
  const alerts = await app.tryRule(rule, days);
  const tried = { rule: { id: rule.id, name: rule.name ?? rule.id }, days, count: alerts.length, alerts };
  show(triedMessage(tried, app.config.zone), tried);
  return true;
}

function findRule(id: string | undefined, text: string | undefined, { alerts }: Config): RuleSettings {
  if (id !== undefined) {
    const known = alerts.find((rule) => rule.id === id);
    if (known === undefined) throw new Failure({ code: "unknown-rule", id, known: alerts.map((rule) => rule.id) });
    return known;
  }
  const made = parseRule(text ?? "");
  if (!("expected" in made)) return made;
  const what = `« ${(text ?? "").slice(0, 80)} » ne fait pas une règle ; attendu : ${made.expected}.`;
  throw new Failure({ code: "usage", what, command: "alerts" });
}
