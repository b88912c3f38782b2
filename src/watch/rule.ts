import { searchTerms } from "../french/words.ts";
import { parseThreshold, type Threshold } from "./amount.ts";
import { compileEntity, type Entity } from "./entities.ts";
import type { Level, RuleSettings } from "./settings.ts";
import { compileTerm, type Term } from "./terms.ts";

/** A rule made ready to be held against articles. */
export type Rule = {
  id: string;
  name: string;
  any: readonly Term[];
  all: readonly Term[];
  none: readonly Term[];
  entities: readonly Entity[];
  sources: ReadonlySet<string>;
  themes: readonly { written: string; stems: readonly string[] }[];
  amount: Threshold | undefined;
  independentSources: number | undefined;
  level: Level | undefined;
  grouped: boolean;
  cooldown: number | undefined;
  mention: readonly string[];
};

export function compileRule(settings: RuleSettings): Rule {
  const { id, name = id, sources, themes, amount, entity } = settings;
  return {
    ...{ id, name, grouped: settings.grouped, mention: settings.mention ?? [] },
    ...{ independentSources: settings.independentSources, level: settings.level, cooldown: settings.cooldown },
    any: settings.any.map(compileTerm),
    all: settings.all.map(compileTerm),
    none: settings.none.map(compileTerm),
    entities: entity.map(compileEntity),
    sources: new Set(sources),
    themes: themes.map((written) => ({ written, stems: searchTerms(written) })),
    amount: amount === undefined ? undefined : parseThreshold(amount),
  };
}
