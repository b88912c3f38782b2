/** What a figure may be a rate by, each with its words in both languages. */
const BY: readonly [said: RegExp, told: RegExp][] = [
  [
    /(?<!\p{L})(?:par an(?:née)?|l['’]an|chaque année|tous les ans|annuel\p{L}*)(?!\p{L})/iu,
    /(?<!\p{L})(?:par an(?:née)?|l['’]an(?:née)?|chaque année|tous les ans|annuel\p{L}*|(?:a|per|each|every) year|annual\p{L}*|yearly)(?!\p{L})|\/ ?an(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:par mois|chaque mois|tous les mois|mensuel\p{L}*)(?!\p{L})/iu,
    /(?<!\p{L})(?:par mois|le mois|chaque mois|tous les mois|mensu\p{L}*|(?:a|per|each|every) month|monthly)(?!\p{L})|\/ ?mois(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:par semaine|chaque semaine|toutes les semaines|hebdomadaire\p{L}*)(?!\p{L})/iu,
    /(?<!\p{L})(?:par semaine|la semaine|chaque semaine|toutes les semaines|hebdo\p{L}*|(?:a|per|each|every) week|weekly)(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:par jour|chaque jour|tous les jours|quotidien\p{L}*|journalier\p{L}*)(?!\p{L})/iu,
    /(?<!\p{L})(?:par jour|le jour|chaque (?:jour|nuit|matin|soir)|tous les (?:jours|matins|soirs)|quotid\p{L}*|journal\p{L}*|(?:a|per|each|every) day|daily)(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:(?:à|pour|de) (?:chacune? d|chaque )|chacune?(?=[,.;)]|$))/iu,
    /(?<!\p{L})(?:chac\p{L}*|chaque(?! (?:jour|semaine|mois|année))|par (?!an|mois|jour|semaine|heure)\p{L}+|l['’]unité|pièce|tous|toutes|respectiv\p{L}*|each|every(?! (?:day|week|month|year))|per(?! (?:day|week|month|year))|apiece)(?!\p{L})/iu,
  ],
];

/** The rates that a text gives and no other one does: « par an » of what was told for three years. */
export function strayRates(text: string, told: readonly string[]): { text: string; start: number }[] {
  return BY.flatMap(([said, known]) => {
    const found = said.exec(text);
    return found && !told.some((each) => known.test(each)) ? [{ text: found[0], start: found.index }] : [];
  });
}
