import { formatCount, formatNumber } from "../french/format.ts";
import type { Trouble } from "../lib/failure.ts";
import type { SourceSettings } from "../sources/settings.ts";
import type { Message } from "./message.ts";
import { describeTrouble } from "./troubles.ts";

/** What an address was found to be, when it was asked for a feed. */
type Attempt = { address: string; found: keyof typeof FOUND | { trouble: Trouble } };

/** A step from an address to articles: whether it is as it should be, its name and what it gave. */
export type StepLine = { ok: boolean; name: string; text: string };

const FOUND = {
  feed: "un flux",
  "empty-feed": "un flux sans article",
  page: "une page de liens vers des articles",
  sitemap: "un plan de site",
  nothing: "pas de flux",
};

export const refusedStep = (trouble: Trouble): StepLine => ({
  ...{ ok: false, name: "adresse", text: describeTrouble(trouble) },
});

export function answerStep({ url, bytes, contentType }: { url: string; bytes: number; contentType: string }): StepLine {
  const size = bytes < 1_000 ? formatCount(bytes, "octet") : `${formatNumber(Math.round(bytes / 1_000))} ko`;
  const type = contentType.split(";", 1)[0]?.trim() || "sans type annoncé";
  return { ok: true, name: "réponse", text: `${url} répond : ${size}, ${type}` };
}

export const failedStep = (trouble: Trouble): StepLine => ({
  ...{ ok: false, name: "réponse", text: describeTrouble(trouble) },
});

export function lookedStep(tried: readonly Attempt[]): StepLine {
  const each = tried.map(
    ({ address, found }) => `${address} (${typeof found === "string" ? FOUND[found] : brief(found)})`,
  );
  const ok = tried.some(({ found }) => found === "feed" || found === "page" || found === "sitemap");
  return {
    ok,
    name: "recherche",
    text: `${formatCount(tried.length, "adresse essayée", "adresses essayées")} : ${each.join(" ; ")}`,
  };
}

/** What a list has room for. */
function brief({ trouble }: { trouble: Trouble }): string {
  return trouble.code === "fetch-status" ? `erreur ${trouble.status}` : "illisible";
}

export const kindStep = (kind: "feed" | "page", address: string): StepLine => ({
  ...{
    ok: true,
    name: "nature",
    text: `${kind === "feed" ? "un flux" : "une page de liens ou un plan de site"} : ${address}`,
  },
});

export function articlesStep(found: { count: number; dated: number; size: number; short: number }): StepLine {
  const { count, dated, size, short } = found;
  const dates = dated === count ? "tous datés" : `${formatNumber(dated)} avec une date`;
  const length = `textes de ${formatCount(size, "caractère")} en médiane`;
  const excerpts = short === 0 ? "" : `, ${formatCount(short, "extrait")}`;
  return { ok: dated > 0, name: "articles", text: `${formatCount(count, "article")}, ${dates}, ${length}${excerpts}` };
}

export function pageStep({ url, before, after }: { url: string; before: number; after: number | null }): StepLine {
  const feed = `${formatCount(before, "caractère")} dans le flux`;
  if (after === null) return { ok: false, name: "page", text: `${url} ne se lit pas ; ${feed}` };
  const gain = after > before ? "la page en donne plus" : "le flux suffit";
  return { ok: true, name: "page", text: `${url} : ${formatCount(after, "caractère")}, ${feed} ; ${gain}` };
}

export const textStep = ({
  url,
  size,
  route,
}: {
  url: string;
  size: number;
  route: keyof typeof ROUTES;
}): StepLine => ({
  ...{ ok: size > 0, name: "texte" },
  text: size > 0 ? `${url} : texte pris dans ${ROUTES[route]}` : `${url} : aucun texte trouvé dans la page`,
});

const ROUTES = {
  text: "le fichier tel quel, qui n’a pas de balises",
  cleaned: "la partie principale de la page, une fois ôtés les menus et les encarts",
  plain: "la partie principale de la page, sans rien ôter avant",
  published: "ce que la page publie pour les moteurs de recherche",
  element: "l’élément de la page qui se donne pour l’article",
  page: "toute la page, faute d’y reconnaître un article",
};

export const keptStep = (count: number, failed: number): StepLine => ({
  ...{ ok: count > 0, name: "à garder" },
  text: `${formatCount(count, "article")}${failed === 0 ? "" : `, ${formatCount(failed, "illisible")}`}`,
});

export const stepsMessage = (steps: readonly StepLine[]): Message =>
  steps.length === 0
    ? []
    : [{ kind: "table", rows: steps.map(({ ok, name, text }) => [ok ? "ok" : "à voir", name, text]) }];

/** What is asked before a source is written. */
export const addQuestion = ({ id }: SourceSettings): string => `Ajouter la source « ${id} » à vigie.yaml ? (o/n) `;
export const NOT_ADDED = "Rien n’a été ajouté.";

export const importedLine = (added: number): string =>
  `${formatCount(added, "source ajoutée", "sources ajoutées")} à vigie.yaml. Leurs articles viendront à la prochaine collecte.`;
export const leftOutLine = (why: keyof typeof LEFT_OUT, count: number): string => LEFT_OUT[why](count);

const LEFT_OUT = {
  known: (count: number) =>
    `${formatCount(count, "flux", "flux")} déjà dans vigie.yaml, laissé${count > 1 ? "s" : ""} de côté.`,
  twice: (count: number) =>
    `${formatCount(count, "flux", "flux")} en double dans le fichier, laissé${count > 1 ? "s" : ""} de côté.`,
  wrong: (count: number) =>
    `${formatCount(count, "entrée")} sans adresse de flux, laissée${count > 1 ? "s" : ""} de côté.`,
  more: (count: number) =>
    `${formatCount(count, "entrée")} au-delà de ce qu’un fichier peut apporter, non lue${count > 1 ? "s" : ""}.`,
  folders: (count: number) =>
    `${formatCount(count, "dossier")} du lecteur : Vigie n’a pas de dossiers, leurs flux sont à plat.`,
  unwritten: (count: number) =>
    `${formatCount(count, "source")} sans place dans une liste de flux (page, fichier ou dossier), non exportée${count > 1 ? "s" : ""}.`,
};
