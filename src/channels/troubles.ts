import { formatCount } from "../french/format.ts";
import type { SettingProblem, Trouble } from "../lib/failure.ts";

/** What happened, with what, and what to do: the sentence that people read for each kind of trouble. */
export function describeTrouble(trouble: Trouble): string {
  switch (trouble.code) {
    case "file-missing":
      return `Le fichier ${trouble.path} n’existe pas. Vérifiez le chemin.`;
    case "file-unreadable":
      return `Le fichier ${trouble.path} ne peut pas être lu. Vérifiez ses droits d’accès.`;
    case "file-irregular":
      return `${trouble.path} n’est pas un fichier ordinaire. Donnez le chemin d’un fichier.`;
    case "file-unwritable":
      return `Le fichier ${trouble.path} ne peut pas être écrit, et reste comme il était. Vérifiez ses droits, ceux de son dossier, et la place sur le disque.`;
    case "file-empty":
      return `Le fichier ${trouble.path} est vide. Remplissez-le ou retirez-le.`;
    case "file-binary":
      return `Le fichier ${trouble.path} n’est pas du texte. Gardez dans ce dossier des fichiers .txt, .md ou .html.`;
    case "file-too-large":
      return `Le fichier ${trouble.path} pèse ${megabytes(trouble.bytes)} ; la limite est de ${megabytes(trouble.limit)}. Découpez-le ou retirez-le.`;
    case "folder-missing":
      return `Le dossier ${trouble.path} n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.`;
    case "folder-empty":
      return `Le dossier ${trouble.path} ne contient aucun fichier .txt, .md ou .html. Ajoutez-en, ou corrigez la source dans vigie.yaml.`;
    case "not-a-feed":
      return `${trouble.place} n’est pas un flux RSS, Atom ou JSON Feed lisible. Vérifiez l’adresse.`;
    case "page-too-deep":
      return `${trouble.place} imbrique plus de ${trouble.limit} éléments HTML et n’est pas lu. Retirez cette page.`;
    case "no-text":
      return `${trouble.place} ne contient aucune phrase, une fois la page débarrassée de ses menus. Vérifiez le contenu.`;
    case "not-built-yet":
      return `${trouble.what} : cette version ne sait pas encore le faire. Retirez ce réglage, ou attendez une version qui le prend en charge.`;
    case "fetch-failed":
      return `Je n’ai pas pu joindre ${trouble.url} (${trouble.reason}). Vérifiez l’adresse et la connexion ; un nouvel essai aura lieu à la prochaine collecte.`;
    case "fetch-status":
      return `${trouble.url} répond par une erreur ${trouble.status}. Vérifiez l’adresse ; un nouvel essai aura lieu à la prochaine collecte.`;
    case "fetch-too-large":
      return `${trouble.url} dépasse ${megabytes(trouble.limit)} et n’est pas lu. Cherchez un flux plus court.`;
    case "fetch-timeout":
      return `${trouble.url} n’a pas répondu en ${trouble.seconds} secondes. Un nouvel essai aura lieu à la prochaine collecte.`;
    case "settings-missing":
      return `Il n’y a pas de réglages : ${trouble.path} n’existe pas. Créez ce fichier sur le modèle de data/vigie.yaml, ou donnez un autre dossier avec --data.`;
    case "settings-wrong":
      return describeProblems(trouble.path, trouble.problems);
    case "database-busy":
      return `La base ${trouble.path} est occupée par un autre processus de Vigie. Attendez qu’il ait fini, puis relancez la commande.`;
    case "database-unusable":
      return `La base ${trouble.path} ne peut pas servir : ${DATABASE_REASONS[trouble.reason] ?? "une erreur du disque"}.`;
    case "database-newer":
      return `La base ${trouble.path} vient d’une version plus récente de Vigie. Mettez Vigie à jour, ou donnez un autre dossier avec --data.`;
    case "usage":
      return trouble.what;
    case "unknown-source":
      return `La source « ${trouble.id} » n’est pas dans vigie.yaml. Sources connues : ${listOf(trouble.known)}.`;
    case "unknown-channel":
      return `Le canal « ${trouble.id} » n’est pas dans vigie.yaml. Canaux connus : ${listOf(trouble.known)}.`;
    case "unknown-article":
      return `Aucun article ne correspond à « ${trouble.target} ». Donnez l’identifiant d’un article, un fichier ou une adresse web.`;
    case "source-exists":
      return `La source « ${trouble.id} » lit déjà ${trouble.address}. Rien n’a changé.`;
  }
}

/** The sentence for a fault of the program itself. */
export const UNEXPECTED =
  "Vigie a rencontré une erreur qu’elle n’attendait pas. Relancez la commande avec LOG_LEVEL=debug et signalez ce qui s’affiche.";

const DATABASE_REASONS: Record<string, string> = {
  "read-only": "elle est en lecture seule. Vérifiez les droits du fichier et de son dossier",
  "disk-error": "le disque signale une erreur de lecture ou d’écriture. Vérifiez-le avant de relancer",
  damaged: "elle est abîmée. Restaurez une copie, ou écartez le fichier : Vigie en refera un à la prochaine collecte",
  "disk-full": "le disque est plein. Faites de la place, puis relancez la commande",
  "cannot-open": "son dossier n’existe pas ou n’est pas accessible. Créez-le ou vérifiez ses droits",
  "not-a-database": "ce fichier n’est pas une base SQLite. Écartez-le ou donnez un autre dossier avec --data",
};

function describeProblems(path: string, problems: readonly SettingProblem[]): string {
  const lines = problems.map(({ line, name, found, expected, fix }) => {
    const place = line === null ? "" : `ligne ${line}, `;
    return `  ${place}${name} : trouvé ${found} ; attendu : ${expected}. ${fix}`;
  });
  return [`${path} : ${formatCount(problems.length, "réglage")} à corriger.`, ...lines].join("\n");
}

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} Mo`;
const listOf = (names: readonly string[]): string => (names.length === 0 ? "aucune" : names.join(", "));
