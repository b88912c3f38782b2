import { expect } from "vitest";

type Family = { type: string; samples: [labels: Record<string, string>, value: number][] };

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const HEAD = new RegExp(`^# HELP (${NAME}) .*$`, "s");
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`, "s");
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^\\"]|\\[\\n"])*)"(?:,|$)/gy;

/** Reads Prometheus's text format 0.0.4 to the letter: each family once, its help and its type before its numbers. */
export function readMetrics(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  if (text === "") return families;
  expect(text.endsWith("\n")).toBe(true);
  for (const block of text.slice(0, -1).split(/\n(?=# HELP )/)) {
    const [help = "", typed = "", ...lines] = block.split("\n");
    const [[, name = ""], [, same, type = ""]] = [read(HEAD, help), read(TYPE, typed)];
    expect([same, families.has(name)]).toEqual([name, false]);
    const samples = lines.map((line): Family["samples"][number] => {
      const [, of, labels = "", value = ""] = read(SAMPLE, line);
      expect(of).toBe(name);
      return [readLabels(labels), Number(value.replace("Inf", "Infinity"))];
    });
    families.set(name, { type, samples });
  }
  return families;
}

const read = (form: RegExp, line: string): RegExpExecArray => form.exec(line) ?? expect.fail(`Unreadable: ${line}`);

function readLabels(text: string): Record<string, string> {
  const found = [...text.matchAll(LABEL)];
  expect(found.map(([whole]) => whole).join("")).toBe(text);
  const raw = (value: string): string => value.replace(/\\(.)/gs, (_, sign) => (sign === "n" ? "\n" : sign));
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, raw(value)]));
}
