import { fold, searchTerms } from "./words.ts";

/** Who does what in a clause: the words before the first verb, the verb's stem, and the words after it. */
export type Deed = { subject: string; verb: string; verbTerm: string; isPassive: boolean; after: string };

const AUXILIARY =
  "(?:n['’]|ne |s['’]|se |l['’]|les? |la |lui |leur |y |en )*(?:a|ont|est|sont|avait|avaient|était|étaient|aura|auront|sera|seront|fut|furent|vient de|viennent de|va|vont|a été|ont été)";
const VERB = new RegExp(
  `(?<!\\p{L})(?<aux>${AUXILIARY})(?: (?:pas|plus|jamais|déjà|aussi|ensuite|également|désormais|bien|tous|toutes|\\p{L}+ment))* (?<been>été )?(?<participle>\\p{L}+(?:é|i|u|is|it|rt|ert|er|ir|re|ée|ées|és|ie|ies|ue|ues|us|ise|ises|ite|ites))(?!\\p{L})`,
  "u",
);

/** The deed of a sentence in a compound tense, « Meta a construit… »; undefined where no such verb is seen. */
export function readDeed(sentence: string): Deed | undefined {
  const match = VERB.exec(sentence);
  const participle = match?.groups?.["participle"];
  if (!match || participle === undefined) return undefined;
  const verbTerm = searchTerms(participle)[0] ?? "";
  if (verbTerm === "") return undefined;
  const being = /(?:est|sont|était|étaient|sera|seront|fut|furent)$/.test(fold(match.groups?.["aux"] ?? "").trim());
  const isPassive = match.groups?.["been"] !== undefined || (being && / par /.test(sentence.slice(match.index)));
  return {
    subject: sentence.slice(0, match.index).trim(),
    verb: participle,
    verbTerm,
    isPassive,
    after: sentence.slice(match.index + match[0].length),
  };
}
