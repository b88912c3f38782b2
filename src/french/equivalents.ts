/** What a briefing calls in French, or in full, and what sources call otherwise: they are one thing. */
const EQUIVALENTS: [RegExp, string][] = (
  [
    ["data[ -]?cent(?:er|re)s?", "centre de données"],
    ["data[ -]?sets?", "jeu de données"],
    ["start-?ups?", "jeune pousse"],
    ["intelligences? artificielles?|artificial intelligence|(?-i:AI)", "ia"],
    ["machine learning", "apprentissage automatique"],
    ["grands? modèles? de langage|large language models?|llms?", "modèle de langage"],
    ["newsletters?", "lettre"],
    ["gpus?", "processeur graphique"],
    ["benchmarks?", "évaluation"],
    ["open[ -]source", "libre"],
    ["big tech", "géants"],
    ["softwares?", "logiciel"],
    ["hardware", "matériel"],
    ["ceo|p\\.-?d\\.-?g\\.?", "pdg"],
  ] as const
).map(([source, french]) => [new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, "giu"), french]);

/** A text with the words under which the same things may be told apart said in one way; its places move. */
export const sayAlike = (text: string): string =>
  EQUIVALENTS.reduce((said, [other, french]) => said.replace(other, french), text);
