/** What Discord shows of a command, or of what one takes: its name in English, and what it is for in French and in English. */
type Said = readonly [name: string, about: string, inEnglish: string];

/** By their names in French. */
export const COMMANDS_SAID = {
  demander: ["ask", "Poser une question : la réponse cite ses sources", "Ask a question: the answer cites its sources"],
  veille: [
    "watch",
    "La veille du jour, les fiches, les alertes et les sources",
    "The digest, briefings, alerts and sources",
  ],
  aujourdhui: ["today", "La veille du jour", "Today’s digest"],
  rattrapage: ["catchup", "Ce qui a paru depuis un moment", "What was published since a moment"],
  fiche: ["brief", "La fiche d’un article", "The briefing of an article"],
  chercher: ["search", "Les passages qui contiennent des mots", "The passages that hold some words"],
  pourquoi: ["why", "Ce qu’un article est devenu, et pourquoi", "What became of an article, and why"],
  etat: ["status", "Comment va Vigie, source par source", "How Vigie fares, source by source"],
  mesdonnees: ["mydata", "Ce que Vigie garde de vous", "What Vigie keeps about you"],
  aide: ["help", "Ce que l’on peut demander à Vigie", "What can be asked of Vigie"],
  horaire: ["schedule", "L’heure et les jours de la veille dans ce salon", "When the digest comes in this channel"],
  alerte: ["alert", "Être prévenu quand un sujet paraît", "Be told when a subject comes up"],
  source: ["source", "Ce que Vigie lit", "What Vigie reads"],
} as const satisfies Record<string, Said>;

export const VERBS_SAID = {
  creer: ["create", "Créer une alerte, essayée avant d’être gardée", "Create an alert, tried before it is kept"],
  ajouter: ["add", "Ajouter une source, montrée avant d’être gardée", "Add a source, shown before it is kept"],
  liste: ["list", "Voir ce qui est suivi", "See what is followed"],
  tester: ["test", "Essayer sans rien changer", "Try without changing anything"],
  pause: ["pause", "Mettre de côté pour un temps", "Set aside for a while"],
  supprimer: ["delete", "Supprimer une alerte, après confirmation", "Delete an alert, once confirmed"],
  retirer: ["remove", "Retirer une source, après confirmation", "Remove a source, once confirmed"],
} as const satisfies Record<string, Said>;

export const OPTIONS_SAID = {
  question: ["question", "Votre question, en toutes lettres", "Your question, in full"],
  depuis: ["since", "Un jour ou une durée : vendredi, 7j, 12 novembre", "A day or a length of time"],
  article: ["article", "Le titre de l’article, ou son adresse", "The title of the article, or its address"],
  longueur: ["length", "La longueur de la fiche", "How long the briefing is"],
  mots: ["words", "Les mots à chercher", "The words to look for"],
  geste: ["action", "Les voir, ou les effacer", "See them, or erase them"],
  quand: ["when", "Une heure et des jours : 8h30 lun-ven", "An hour and days"],
  nom: ["name", "Le nom de l’alerte", "The name of the alert"],
  alerte: ["alert", "L’alerte, par son nom", "The alert, by its name"],
  source: ["source", "La source, par son nom", "The source, by its name"],
  adresse: ["address", "L’adresse du site ou du flux", "The address of the site or of the feed"],
  duree: ["duration", "Pour combien de temps : 24h, 7j", "For how long"],
} as const satisfies Record<string, Said>;

export const CHOICES_SAID = {
  flash: ["flash", "en bref"],
  standard: ["standard", "standard"],
  complete: ["full", "complète"],
  voir: ["see", "voir"],
  effacer: ["erase", "effacer"],
} as const satisfies Record<string, readonly [name: string, text: string]>;

/** Commands of a message. */
export const MESSAGE_COMMANDS = {
  check: ["Vérifier cette affirmation", "Check this claim"],
  follow: ["Ajouter à la veille", "Add to the watch"],
} as const satisfies Record<"check" | "follow", readonly [name: string, inEnglish: string]>;
