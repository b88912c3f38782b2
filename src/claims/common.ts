import { searchTerms } from "../french/words.ts";
import { rootOf } from "./likeness.ts";

/** Words for those who were named before. */
const COMMON = new Set(
  searchTerms(
    "entreprise société groupe firme start-up compagnie éditeur fabricant opérateur géant constructeur association institut coopérative collectif ville commune autorité gouvernement tribunal juge juges ministre directeur directrice patron président fondateur équipe chercheurs auteurs service services machine outil logiciel programme projet système modèle assistant robot appareil engin satellite site usine gens personnes deux trois homme femme dirigeant responsable porte-parole",
  ).map(rootOf),
);

/** Whether a stem is of a word that may stand for anybody or anything named before: « l’entreprise », « le système ». */
export const isCommon = (term: string): boolean => COMMON.has(rootOf(term));
