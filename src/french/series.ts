/** Things of one sort, each by the words that tell of it: of two of them, one is not said for the other. */
const SERIES: readonly (readonly [said: string, told?: string])[][] = [
  [
    ["(?:eau|hydrique)", "eaux?|hydr\\p{L}+|water"],
    ["(?:électricité|électriques?)", "électr\\p{L}+|courant|\\p{L}*watts?|power"],
    ["(?:gaz)", "gaz|méthane|gas"],
    ["(?:pétrole|essence|gazole|diesel|fioul)", "pétrol\\p{L}*|essence|gazole|diesel|fioul|carburant\\p{L}*|oil|fuel"],
  ],
  [
    [
      "chiffre d['’]affaires|recettes|revenus",
      "chiffres? d['’]affaires|ventes?|recettes|revenus?|vend\\p{L}*|factur\\p{L}*|encaiss\\p{L}*|revenues?|sales",
    ],
    ["bénéfices?|profits?", "bénéfi\\p{L}+|profit\\p{L}*|gain\\p{L}*|gagn\\p{L}*|excédent\\p{L}*|résultat net"],
    ["pertes?(?= (?:de [A-ZÉ]|du groupe|annuelle))|déficit", "pert\\p{L}*|perd\\p{L}*|déficit\\p{L}*"],
    ["dettes?|endettement", "dett\\p{L}*|endett\\p{L}*|emprunt\\p{L}*|passif|doi(?:t|vent)|créanc\\p{L}*"],
    ["salaires?|rémunération", "salair\\p{L}*|salari\\p{L}*|rémunér\\p{L}*|pay\\p{L}*|paie|prime\\p{L}*|touch\\p{L}*"],
    ["valorisation|capitalisation", "valoris\\p{L}*|capitalis\\p{L}*|valeur|vaut|valent|bours\\p{L}*"],
    ["levées? de fonds", "lev\\p{L}+|fonds|investisseur\\p{L}*|capital"],
    [
      "(?!)",
      "investi\\p{L}*|débours\\p{L}*|acqu[ié]\\p{L}*|rach\\p{L}+|ach[eè]t\\p{L}*|dépens\\p{L}*|budget|coût\\p{L}*|prix|amende\\p{L}*|subvention\\p{L}*",
    ],
  ],
];

type Member = { said: RegExp; told: RegExp };

const whole = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
const MEMBERS: Member[][] = SERIES.map((series) =>
  series.map(([said, told]) => ({ said: whole(said), told: whole(told ?? said) })),
);

/** A word of a text for one thing of a sort, where the others tell of another of that sort alone. */
export function strayMembers(text: string, told: readonly string[]): { text: string; start: number }[] {
  const isTold = ({ told: words }: Member): boolean => told.some((each) => words.test(each));
  return MEMBERS.flatMap((members) =>
    members.flatMap((member) => {
      const found = member.said.exec(text);
      if (found === null || isTold(member)) return [];
      const isOther = members.some((other) => other !== member && isTold(other) && !other.told.test(text));
      return isOther ? [{ text: found[0], start: found.index }] : [];
    }),
  );
}
