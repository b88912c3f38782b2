import { fold } from "./words.ts";

/** Names of places and the roots of what belongs to them, in French and in English: any of a line stands for another. */
const PLACES = `
etats-unis americain united-states american u.s us usa washington etats unis
royaume-uni britannique united-kingdom british uk britain
france francais french
allemagne allemand germany german
espagne espagnol spain spanish
italie italien italy italian
portugal portugais portuguese
belgique belge belgium belgian
suisse helvetique switzerland swiss
pays-bas neerlandais hollandais netherlands dutch
pologne polonais poland polish
suede suedois sweden swedish
norvege norvegien norway norwegian
danemark danois denmark danish
finlande finlandais finland finnish
irlande irlandais ireland irish
ecosse ecossais scotland scottish
grece grec greece greek
russie russe russia russian
ukraine ukrainien ukrainian
turquie turc turkey turkish
chine chinois china chinese pekin beijing
japon japonais japan japanese
coree coreen korea korean
inde indien india indian
canada canadien canadian
quebec quebecois
mexique mexicain mexico mexican
bresil bresilien brazil brazilian
maroc marocain morocco moroccan
algerie algerien algeria algerian
tunisie tunisien tunisia tunisian
senegal senegalais senegalese
egypte egyptien egypt egyptian
israel israelien israeli
taiwan taiwanais taiwanese
australie australien australia australian
europe europeen european
afrique africain africa african
asie asiatique asia asian
londres london londonien
geneve geneva genevois
bruxelles brussels bruxellois
bruxelles brussels union-europeenne ue eu europeen commission-europeenne
paris parisien
union-europeenne european-union ue eu
onu un united-nations nations-unies
`;

const KIN = new Map<string, string[]>();
for (const line of PLACES.trim().split("\n")) {
  const forms = line.split(" ");
  for (const form of forms) KIN.set(form, [...(KIN.get(form) ?? []), ...forms]);
}

/** A folded word and what may stand for it: « américaines » for « États-Unis », « London » for « Londres ». */
export function kinOf(word: string): readonly string[] {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const plain = fold(word);
  const kin = [plain, ...ENDINGS.map((ending) => plain.replace(ending, ""))].flatMap((form) => KIN.get(form) ?? []);
  // Words that were typed once fill any table: start afresh rather than grow.
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(word, kin);
  return kin;
}

const KNOWN_LIMIT = 50_000;
const known = new Map<string, readonly string[]>();

/** Of plurals and feminines: « américaines », « canadiennes ». */
const ENDINGS = [/s$/, /es?$/, /nes?$/];

/** How words for what belongs to a place end. */
const BELONGING =
  /(?:oise?s?|aise?s?|ien(?:ne)?s?|ain(?:e)?s?|een(?:ne)?s?|ine?s?|[ae]n(?:ne)?s?|arde?s?|one?s?|iste?s?)$/;
/** Letters that a place and what belongs to it have in common, and by how many the place may go on. */
const STEM = 4;
const MORE = 4;

/** « grenoblois » of Grenoble, « angevin » of Angers: a small word that may name what belongs to a place. Both folded. */
export function belongsTo(word: string, place: string): boolean {
  if (!BELONGING.test(word) || place.length < STEM) return false;
  const stem = word.replace(BELONGING, "");
  let same = 0;
  while (same < stem.length && stem[same] === place[same]) same += 1;
  return same >= STEM && stem.length - same <= 1 && place.length - same <= MORE;
}

const SMALL = new Set("de du des d la le les l et a au aux en pour of the and for".split(" "));

/** Whether a row of words has an acronym's letters at their head: « Organisation de coopération… » for OCDE. */
export function spellsOut(words: readonly string[], acronym: string): boolean {
  const letters = fold(acronym).replace(/[^a-z]/g, "");
  return (
    letters.length > 1 && words.some((word, at) => word.startsWith(letters[0] ?? "") && hasHeads(words, at, letters))
  );
}

/** Small words may give a letter or none. */
function hasHeads(words: readonly string[], at: number, letters: string): boolean {
  if (letters === "") return true;
  const word = words[at];
  if (word === undefined) return false;
  if (SMALL.has(word) && hasHeads(words, at + 1, letters)) return true;
  return word.startsWith(letters.charAt(0)) && hasHeads(words, at + 1, letters.slice(1));
}
