import { RE2JS, RE2JSException } from "re2js";
import { foldAccents } from "../french/folded-text.ts";

/** An expression of a rule: what it finds in a text folded by `foldAccents`, in a time that grows with the text alone. */
export type Expression = {
  test(folded: string): boolean;
  /** Where the first one starts and ends. */
  find(folded: string): { start: number; end: number } | undefined;
  /** Of its automaton: what each character of a text may cost. */
  steps: number;
};

/** `/cloud souverain/i`: between two bars, then its one flag or none. */
const WRITTEN = /^\/(.*)\/([a-z]*)$/s;
export const isExpression = (text: string): boolean => text.startsWith("/");

/** A counted repetition of another makes thousands of them. */
const MOST_STEPS = 1_000;

/** The expression that a text writes, or why it is none, in French: what was expected. */
export function compileExpression(written: string): Expression | { expected: string } {
  const [, source, flags] = WRITTEN.exec(written) ?? [];
  if (source === undefined || flags === undefined)
    return { expected: "une expression entre deux barres, comme /mot/i" };
  if (flags !== "" && flags !== "i") return { expected: "après la seconde barre, i ou rien" };
  if (BEYOND.test(source)) return { expected: "une expression sans (?=…), (?!…), (?<=…), (?<!…) ni renvoi (\\1)" };
  const compiled = compile(foldAccents(source), flags === "i");
  if (compiled === undefined)
    return { expected: "une expression bien formée : une parenthèse, un crochet ou une répétition est de trop" };
  if (compiled.programSize() > MOST_STEPS)
    return { expected: "une expression plus simple : ses répétitions en font trop" };
  if (compiled.test("")) return { expected: "une expression qui cherche au moins un signe" };
  return {
    steps: compiled.programSize(),
    test: (folded) => compiled.test(folded),
    find(folded) {
      const matcher = compiled.matcher(folded);
      return matcher.find() ? { start: matcher.start(), end: matcher.end() } : undefined;
    },
  };
}

/** What no automaton reads: looking around, and back references. */
const BEYOND = /(?<!\\)(?:\\\\)*(?:\(\?<?[=!]|\\(?:[1-9]|k[<{]))/;

function compile(source: string, isFolded: boolean): RE2JS | undefined {
  try {
    return RE2JS.compile(source, isFolded ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}
