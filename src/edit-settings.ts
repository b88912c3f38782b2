import { isDeepStrictEqual } from "node:util";
import type { DigestChange, SettingsEditor } from "./commands/settings.ts";
import { parseSettings, readSettings, type Settings } from "./config.ts";
import { Failure, findTrouble } from "./lib/failure.ts";
import { replaceFile } from "./lib/files.ts";
import { addItem, addItems, removeItem, setValue, withoutAliases } from "./lib/yaml-edit.ts";
import type { SourceSettings } from "./sources/settings.ts";
import { readRule, type WrittenRule } from "./watch/settings.ts";

/** What becomes of the text, and of the settings that it writes. */
type Edit = { text: (text: string) => string; meant: Settings };

/** Changes the `vigie.yaml` of a data folder: its comments, and all else, stay to the letter. */
export function openSettingsEditor(data: string): SettingsEditor<Settings> {
  let last: Promise<unknown> = Promise.resolve();
  const edit = (plan: (settings: Settings) => Edit): Promise<Settings> => {
    const ended = last.then(() => editFile(data, plan));
    last = ended.catch(() => {});
    return ended;
  };
  return {
    async read() {
      const { path, text } = await readSettings(data);
      return parseSettings(text, path);
    },
    addSource: (source) => edit((settings) => planSources([source], settings)),
    addSources: (sources) => edit((settings) => planSources(sources, settings)),
    removeSource: (id) => edit((settings) => planSourceAway(id, settings)),
    addRule: (rule, channels) => edit((settings) => planRule(rule, channels, settings)),
    excludeFromRule: (id, terms) => edit((settings) => planExclusion(id, terms, settings)),
    removeRule: (id) => edit((settings) => planRuleAway(id, settings)),
    setDigest: (channel, digest) => edit((settings) => planDigest(channel, digest, settings)),
  };
}

async function editFile(data: string, plan: (settings: Settings) => Edit): Promise<Settings> {
  const { path, text } = await readSettings(data);
  const { text: change, meant } = plan(parseSettings(text, path));
  // Where a value is written by reference, or is referred to, its aliases are written out.
  for (const written of [() => text, () => withoutAliases(text)]) {
    const changed = change(written());
    if (!isMeant(changed, meant)) continue;
    await replaceFile(path, changed);
    return meant;
  }
  throw new Failure({ code: "settings-wrong", path, problems: [UNEDITABLE] });
}

function isMeant(text: string, meant: Settings): boolean {
  try {
    return isDeepStrictEqual(plain(parseSettings(text, "")), plain(meant));
  } catch (error) {
    if (findTrouble(error) === undefined) throw error;
    return false;
  }
}

/** Without what is undefined, as the file has it. */
const plain = (settings: Settings): unknown => JSON.parse(JSON.stringify(settings));

const UNEDITABLE = {
  ...{ line: null, name: "le fichier", found: "une écriture que Vigie ne sait pas modifier" },
  ...{ expected: "des listes simples, une source ou une règle par ligne", fix: "Modifiez-le à la main." },
};

function planSources(added: readonly SourceSettings[], settings: Settings): Edit {
  const { sources } = settings;
  const ids = new Set(sources.map(({ id }) => id));
  const known = added.find(({ id }) => ids.has(id));
  if (known !== undefined) {
    const { id, feed = "", page = feed, folder = page } = known;
    throw new Failure({ code: "source-exists", id, address: folder });
  }
  const meant = { ...settings, sources: [...sources, ...added] };
  return { meant, text: (text) => addItems(text, ["sources"], added) };
}

function planSourceAway(id: string, settings: Settings): Edit {
  const { sources, alerts } = settings;
  const at = findOne("unknown-source", sources, id);
  const rules = alerts.filter((rule) => rule.sources.includes(id)).map((rule) => rule.id);
  if (rules.length > 0) throw new Failure({ code: "source-watched", id, rules });
  const meant = { ...settings, sources: sources.toSpliced(at, 1) };
  return { meant, text: (text) => removeItem(text, ["sources"], at) };
}

function planRule(written: WrittenRule, ids: readonly string[], settings: Settings): Edit {
  const { alerts, channels } = settings;
  const rule = readRule(written);
  if ("problems" in rule) throw new Error(`A rule that was not read: ${JSON.stringify(rule.problems)}`);
  const { id, name = id } = rule;
  if (alerts.some((each) => each.id === id)) throw new Failure({ code: "rule-exists", id, name });
  const places = ids.map((channel) => findOne("unknown-channel", channels, channel));
  const told = channels.map((channel, at) =>
    places.includes(at) ? { ...channel, alerts: [...channel.alerts, id] } : channel,
  );
  return {
    meant: { ...settings, alerts: [...alerts, rule], channels: told },
    text: (text) =>
      places.reduce((whole, at) => addItem(whole, ["channels", at, "alerts"], id), addItem(text, ["alerts"], written)),
  };
}

function planExclusion(id: string, terms: readonly string[], settings: Settings): Edit {
  const { alerts } = settings;
  const at = findOne("unknown-rule", alerts, id);
  const changed = alerts.map((rule, place) => (place === at ? { ...rule, none: [...rule.none, ...terms] } : rule));
  return {
    meant: { ...settings, alerts: changed },
    text: (text) => terms.reduce((whole, term) => addItem(whole, ["alerts", at, "none"], term), text),
  };
}

function planRuleAway(id: string, settings: Settings): Edit {
  const { alerts, channels } = settings;
  const at = findOne("unknown-rule", alerts, id);
  const told = channels.map((channel) => ({ ...channel, alerts: channel.alerts.filter((each) => each !== id) }));
  // From the last to the first: those before keep their places.
  const places = channels.flatMap((channel, place) =>
    channel.alerts.flatMap((each, index) => (each === id ? [{ place, index }] : [])),
  );
  return {
    meant: { ...settings, alerts: alerts.toSpliced(at, 1), channels: told },
    text: (text) =>
      places.reduceRight(
        (whole, { place, index }) => removeItem(whole, ["channels", place, "alerts"], index),
        removeItem(text, ["alerts"], at),
      ),
  };
}

function planDigest(id: string, { at, days, holidays }: DigestChange, settings: Settings): Edit {
  const { channels } = settings;
  const place = findOne("unknown-channel", channels, id);
  const changed = channels.map((channel, index) => {
    if (index !== place) return channel;
    const { holidays: former, ...digest } = channel.digest;
    const chosen = holidays === undefined ? former : (holidays ?? undefined);
    return { ...channel, digest: { ...digest, at, days, ...(chosen !== undefined && { holidays: chosen }) } };
  });
  const written = { at, days, ...(holidays !== undefined && { holidays: holidays ?? undefined }) };
  return {
    meant: { ...settings, channels: changed },
    text: (text) =>
      Object.entries(written).reduce(
        (whole, [name, value]) => setValue(whole, ["channels", place, "digest", name], value),
        text,
      ),
  };
}

function findOne(
  code: "unknown-source" | "unknown-rule" | "unknown-channel",
  all: readonly { id: string }[],
  id: string,
): number {
  const at = all.findIndex((each) => each.id === id);
  if (at < 0) throw new Failure({ code, id, known: all.map((each) => each.id) });
  return at;
}
