import { formatCount } from "../french/format.ts";
import type { SettingProblem, Trouble } from "../lib/failure.ts";
import { busyReason, type ChannelTrouble, describeChannel, isChannelTrouble } from "./channel-troubles.ts";
import { articleNotFound, timeUnknown } from "./command-wording.ts";
import { describeEditing, type EditingTrouble, isEditingTrouble, listOf } from "./editing-troubles.ts";
import { describeFetch, type FetchTrouble, isFetchTrouble, megabytes, shown } from "./fetch-troubles.ts";
import { describeModel, isModelTrouble, type ModelTrouble } from "./model-troubles.ts";
import { FETCH_REASONS } from "./network-reasons.ts";
import { capital, type Where, wordsOf } from "./place-wording.ts";

/** What happened, with what, and what to do: the sentence that people read for each kind of trouble, `where` they read it. */
export function describeTrouble(trouble: Trouble, where?: Where): string {
  if (isModelTrouble(trouble)) return describeModel(trouble);
  if (isChannelTrouble(trouble)) return describeChannel(trouble, where);
  if (isEditingTrouble(trouble)) return describeEditing(trouble, where);
  if (isContentTrouble(trouble)) return describeContent(trouble);
  if (isFileTrouble(trouble)) return describeFile(trouble);
  if (isPageTrouble(trouble)) return describePage(trouble);
  if (isFetchTrouble(trouble)) return describeFetch(trouble);
  return isDatabaseTrouble(trouble) ? describeDatabase(trouble) : describeOther(trouble, where);
}

/** What the server of vectors did: like that of a model, whose variables go by other names. */
export const describeEmbeddings = (trouble: Trouble): string =>
  describeTrouble(trouble).replaceAll("OPENAI_", "EMBEDDINGS_");

type ContentTrouble = Extract<
  Trouble,
  {
    code:
      | "not-a-feed"
      | "page-too-deep"
      | "no-text"
      | "article-unread"
      | "not-an-article"
      | "no-articles"
      | "no-source"
      | "not-opml";
  }
>;

const CONTENT: Record<ContentTrouble["code"], true> = {
  ...{ "not-a-feed": true, "page-too-deep": true, "no-text": true, "article-unread": true },
  ...{ "not-an-article": true, "no-articles": true, "no-source": true, "not-opml": true },
};

const isContentTrouble = (trouble: Trouble): trouble is ContentTrouble => Object.hasOwn(CONTENT, trouble.code);

/** What stands in a place is not what is looked for there. */
function describeContent(trouble: ContentTrouble): string {
  switch (trouble.code) {
    case "not-a-feed":
      return `${shown(trouble.place)} n’est pas un flux RSS, Atom ou JSON Feed lisible. Vérifiez l’adresse.`;
    case "page-too-deep":
      return `${shown(trouble.place)} imbrique plus de ${trouble.limit} éléments HTML et n’est pas lu. Retirez cette page.`;
    case "no-text":
      return `${shown(trouble.place)} ne contient aucune phrase, une fois la page débarrassée de ses menus. Vérifiez le contenu.`;
    case "article-unread":
      return `${shown(trouble.place)} n’a pas pu être lu : Vigie a rencontré une erreur qu’elle n’attendait pas. Signalez-la avec ce texte.`;
    case "not-an-article":
      return `${shown(trouble.place)} mène à un accueil ou à une page de connexion, non à un article : rien n’en est gardé. Si le site demande un compte, retirez cette source.`;
    case "no-articles":
      return `Aucun lien d’article n’a été trouvé sur ${shown(trouble.place)}. Donnez l’adresse d’une page qui liste les articles, ou celle d’un flux.`;
    case "no-source":
      return `${shown(trouble.address)} n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là : ni flux, ni liste d’articles, ni plan de site (${formatCount(trouble.tried, "adresse essayée", "adresses essayées")}). Donnez l’adresse du flux lui-même, ou d’une page qui liste les articles.`;
    case "not-opml":
      return `Le fichier ${trouble.path} n’est pas une liste OPML. Exportez la liste de flux de votre lecteur au format OPML, puis donnez ce fichier.`;
  }
}

type FileTrouble = Extract<Trouble, { code: `file-${string}` | `folder-${string}` }>;

const isFileTrouble = (trouble: Trouble): trouble is FileTrouble => /^(?:file|folder)-/.test(trouble.code);

function describeFile(trouble: FileTrouble): string {
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
  }
}

function describeOther(
  trouble: Exclude<
    Trouble,
    | (ModelTrouble | ChannelTrouble | EditingTrouble | DatabaseTrouble)
    | (FileTrouble | PageTrouble | FetchTrouble | ContentTrouble)
  >,
  where: Where,
): string {
  switch (trouble.code) {
    case "slack-away":
      return `Slack n’est pas joignable : ${busyReason(trouble.reason)}. Vigie essaie de nouveau d’elle-même, et le reste continue.`;
    case "workspace-unknown":
      return `Vigie n’est pas installée dans l’espace ${trouble.workspace} de Slack. Installez-la par la page /slack/install de son adresse.`;
    case "slack-refused":
      return `Slack refuse le jeton donné dans ${trouble.variable} : Vigie n’y répond à personne. Remplacez-le par celui de l’application (dans l’environnement, ou .env), comme le montre le README sous « Dans Slack, en cinq minutes », puis relancez Vigie.`;
    case "discord-away":
      return `Discord n’est pas joignable : ${busyReason(trouble.reason)}. Vigie essaie de nouveau d’elle-même, et le reste continue.`;
    case "discord-refused":
      return `Discord ${DISCORD_REFUSED[trouble.what]}, puis relancez Vigie. Elle n’y répond à personne ; le reste continue.`;
    case "settings-missing":
      return `Il n’y a pas de réglages : ${trouble.path} n’existe pas. Créez ce fichier sur le modèle que donne le README, ou donnez un autre dossier avec --data.`;
    case "settings-wrong":
    case "prompt-wrong":
      return describeProblems(trouble.path, trouble.problems, trouble.code === "prompt-wrong" ? "passage" : "réglage");
    case "copy-impossible":
      return `La ligne « ${trouble.row} » de la table ${trouble.table} contient (colonne ${trouble.column}) un caractère nul, que PostgreSQL ne peut pas garder. Rien n’a été copié : retirez ce caractère de la base SQLite, ou signalez-le.`;
    case "copy-differs":
      return `La copie dans ${trouble.path} n’est pas identique à la base SQLite (${trouble.tables.join(", ")}), et ne servira pas. La base SQLite est intacte : ${STARTED_ANEW}.`;
    case "lease-lost":
      return "Un autre processus de Vigie a repris ce travail : celui-ci n’a rien écrit.";
    case "asked-too-often":
      return `Vous posez beaucoup de questions à la fois. Réessayez dans ${formatCount(trouble.seconds, "seconde")}.`;
    case "too-busy":
      return "Je suis occupée : réessayez dans une minute.";
    case "usage":
      return trouble.what;
    case "unknown-channel":
      return `Le ${wordsOf(where).channel} « ${trouble.id} » n’est pas dans vigie.yaml. ${capital(wordsOf(where).channels)} connus : ${listOf(trouble.known) || "aucun"}.`;
    case "unknown-holidays":
      return `Aucun calendrier de jours fériés ne correspond à « ${trouble.place} ». Écrivez le code d’un pays, comme FR, ou d’une de ses parties, comme FR-67 (Alsace-Moselle) ou CA-QC.`;
    case "unknown-article":
      return `Aucun article ne correspond à « ${trouble.target} ». Donnez l’identifiant d’un article, un fichier ou une adresse web.`;
    case "article-not-found":
      return articleNotFound(trouble.words);
    case "time-unknown":
      return timeUnknown(trouble.text);
    case "unknown-place":
      return `« ${trouble.target} » n’est ni une adresse web (https://…), ni un fichier, ni un dossier. Vérifiez-le, ou voyez vos sources avec « npm run vigie -- sources list ».`;
  }
}

type PageTrouble = Extract<Trouble, { code: `page-${string}` }>;

const isPageTrouble = (trouble: Trouble): trouble is PageTrouble => trouble.code.startsWith("page-");

function describePage(trouble: PageTrouble): string {
  switch (trouble.code) {
    case "page-too-deep":
      return `${shown(trouble.place)} imbrique plus de ${trouble.limit} éléments HTML et n’est pas lu. Retirez cette page.`;
    case "page-too-heavy":
      return `${shown(trouble.place)} demande trop de temps ou de mémoire et n’est pas lu. Si c’est un article, donnez une autre adresse du même texte.`;
  }
}

type DatabaseTrouble = Extract<Trouble, { code: `database-${string}` }>;

const isDatabaseTrouble = (trouble: Trouble): trouble is DatabaseTrouble => trouble.code.startsWith("database-");

function describeDatabase(trouble: DatabaseTrouble): string {
  switch (trouble.code) {
    case "database-busy":
      return `La base ${trouble.path} est occupée par un autre processus de Vigie. Attendez qu’il ait fini, puis relancez la commande.`;
    case "database-unusable":
      return `La base ${trouble.path} ne peut pas servir : ${DATABASE_REASONS[trouble.reason] ?? DATABASE_REASONS["disk-error"]}.`;
    case "database-newer":
      return `La base ${trouble.path} vient d’une version plus récente de Vigie. Mettez Vigie à jour, ou donnez un autre dossier avec --data.`;
    case "database-away":
      return `La base ${trouble.path} ne répond pas : ${AWAY_REASONS[trouble.reason] ?? FETCH_REASONS[trouble.reason] ?? "la connexion n’a pas abouti"}. Vérifiez que le serveur PostgreSQL est en marche et l’adresse que donne DATABASE_URL (ou --to).`;
    case "database-in-use":
      return `Un processus de Vigie travaille sur la base ${trouble.path} (${trouble.worker}). Arrêtez-le, puis relancez la commande.`;
    case "database-not-empty":
      return `La base ${trouble.path} n’est pas vide, et rien n’y a été copié. Donnez à --to une base vide : createdb vigie.`;
    case "database-half-moved":
      return `La base ${trouble.path} n’a reçu qu’une partie d’une base SQLite. Terminez la copie avec la même commande : npm run vigie -- move --to postgres://…`;
    case "database-moved-otherwise":
      return `La base ${trouble.path} a reçu une partie d’une autre base SQLite, ou de celle-ci avant qu’elle ne change. Rien de plus n’y a été copié : ${STARTED_ANEW}.`;
  }
}

const STARTED_ANEW = "recréez la base PostgreSQL (dropdb, puis createdb) et relancez la commande";

/** The sentence for a fault of the program itself. */
export const UNEXPECTED =
  "Vigie a rencontré une erreur qu’elle n’attendait pas. Relancez la commande avec LOG_LEVEL=debug et signalez ce qui s’affiche.";

/** The codes of PostgreSQL while it lets nobody in. */
const AWAY_REASONS: Record<string, string> = {
  "53300": "toutes ses connexions sont prises",
  "57P01": "il s’arrête",
  "57P02": "il redémarre après une panne",
  "57P03": "il démarre ou s’arrête",
};

const DATABASE_REASONS: Record<string, string> = {
  "read-only": "elle est en lecture seule. Vérifiez les droits du fichier et de son dossier",
  "disk-error": "le disque signale une erreur de lecture ou d’écriture. Vérifiez-le avant de relancer",
  damaged: "elle est abîmée. Restaurez une copie, ou écartez le fichier : Vigie en refera un à la prochaine collecte",
  "disk-full": "le disque est plein. Faites de la place, puis relancez la commande",
  "cannot-open": "son dossier n’existe pas ou n’est pas accessible. Créez-le ou vérifiez ses droits",
  foreign:
    "elle contient les tables d’un autre programme, et Vigie n’y écrit rien. Donnez-lui une base à elle : createdb vigie",
  "no-database": "le serveur n’a pas de base de ce nom. Créez-la (createdb), ou corrigez DATABASE_URL (ou --to)",
  "no-rights": "cet utilisateur n’y a pas les droits qu’il faut. Donnez-la-lui : alter database … owner to …",
  "not-unicode": "elle n’est pas en UTF-8. Recréez-la : createdb --encoding UTF8 --template template0 vigie",
  refused: "le serveur refuse cet utilisateur ou ce mot de passe. Corrigez DATABASE_URL (ou --to)",
  "server-damaged": "le serveur y trouve des données abîmées. Restaurez une sauvegarde",
  "server-disk-error":
    "le disque du serveur signale une erreur de lecture ou d’écriture. Vérifiez-le avant de relancer",
  "server-disk-full": "le disque du serveur est plein. Faites-y de la place, puis relancez la commande",
  "server-read-only":
    "le serveur n’y laisse que lire. Donnez dans DATABASE_URL (ou --to) l’adresse du serveur principal",
  "server-too-old": "le serveur est trop ancien. Il faut PostgreSQL 15 ou plus récent",
  "not-a-database": "ce fichier n’est pas une base SQLite. Écartez-le ou donnez un autre dossier avec --data",
};

function describeProblems(path: string, problems: readonly SettingProblem[], noun: string): string {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const lines = sorted.slice(0, PROBLEMS_SHOWN).map(({ line, name, found, expected, fix }) => {
    const place = line === null ? "" : `ligne ${line}, `;
    const there = found === null ? "rien n’est écrit" : `trouvé ${found}`;
    return `  ${place}${name} : ${there} ; attendu : ${expected}. ${fix}`;
  });
  const more = problems.length - lines.length;
  const ending = more > 0 ? [`  Et ${formatCount(more, "autre")}, que la prochaine lecture dira.`] : [];
  return [`${path} : ${formatCount(problems.length, noun)} à corriger.`, ...lines, ...ending].join("\n");
}

const PROBLEMS_SHOWN = 20;

const DISCORD_REFUSED = {
  token:
    "refuse le jeton de DISCORD_TOKEN. Donnez celui du robot (l’environnement, ou .env) : la page « Bot » de votre application, sur discord.com/developers, en donne un nouveau",
  rights:
    "ne laisse pas Vigie écouter ce qu’elle demande à entendre. Sur la page « Bot » de votre application (discord.com/developers), vérifiez les « Privileged Gateway Intents »",
  shards:
    "veut parler à Vigie par plus de connexions : elle est dans trop de serveurs pour une seule. Donnez-lui DISCORD_SHARDS=auto (l’environnement, ou .env)",
};
