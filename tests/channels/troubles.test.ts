import { describe, expect, test } from "vitest";
import { describeTrouble, UNEXPECTED } from "../../src/channels/troubles.ts";
import type { Trouble } from "../../src/lib/failure.ts";

const path = "/home/marie/veille/a b.txt";
const url = "https://exemple.fr/flux";

/** One of each kind, and the whole sentence that people read. */
const SENTENCES: { [Code in Trouble["code"]]: [trouble: Extract<Trouble, { code: Code }>, sentence: string] } = {
  "file-missing": [{ code: "file-missing", path }, `Le fichier ${path} n’existe pas. Vérifiez le chemin.`],
  "file-unreadable": [
    { code: "file-unreadable", path },
    `Le fichier ${path} ne peut pas être lu. Vérifiez ses droits d’accès.`,
  ],
  "file-irregular": [
    { code: "file-irregular", path },
    `${path} n’est pas un fichier ordinaire. Donnez le chemin d’un fichier.`,
  ],
  "file-unwritable": [
    { code: "file-unwritable", path },
    `Le fichier ${path} ne peut pas être écrit, et reste comme il était. Vérifiez ses droits, ceux de son dossier, et la place sur le disque.`,
  ],
  "file-empty": [{ code: "file-empty", path }, `Le fichier ${path} est vide. Remplissez-le ou retirez-le.`],
  "file-binary": [
    { code: "file-binary", path },
    `Le fichier ${path} n’est pas du texte. Gardez dans ce dossier des fichiers .txt, .md ou .html.`,
  ],
  "file-too-large": [
    { code: "file-too-large", path, bytes: 50_000_000, limit: 5_000_000 },
    `Le fichier ${path} pèse 50 Mo ; la limite est de 5 Mo. Découpez-le ou retirez-le.`,
  ],
  "folder-missing": [
    { code: "folder-missing", path },
    `Le dossier ${path} n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.`,
  ],
  "folder-empty": [
    { code: "folder-empty", path },
    `Le dossier ${path} ne contient aucun fichier .txt, .md ou .html. Ajoutez-en, ou corrigez la source dans vigie.yaml.`,
  ],
  "slack-away": [
    { code: "slack-away", reason: "ECONNREFUSED" },
    "Slack n’est pas joignable : rien ne répond à cette adresse. Vigie essaie de nouveau d’elle-même, et le reste continue.",
  ],
  "workspace-unknown": [
    { code: "workspace-unknown", workspace: "T1" },
    "Vigie n’est pas installée dans l’espace T1 de Slack. Installez-la par la page /slack/install de son adresse.",
  ],
  "slack-refused": [
    { code: "slack-refused", variable: "SLACK_APP_TOKEN" },
    "Slack refuse le jeton donné dans SLACK_APP_TOKEN : Vigie n’y répond à personne. Remplacez-le par celui de l’application (dans l’environnement, ou .env), comme le montre le README sous « Dans Slack, en cinq minutes », puis relancez Vigie.",
  ],
  "discord-away": [
    { code: "discord-away", reason: "ECONNREFUSED" },
    "Discord n’est pas joignable : rien ne répond à cette adresse. Vigie essaie de nouveau d’elle-même, et le reste continue.",
  ],
  "discord-refused": [
    { code: "discord-refused", what: "token" },
    "Discord refuse le jeton de DISCORD_TOKEN. Donnez celui du robot (l’environnement, ou .env) : la page « Bot » de votre application, sur discord.com/developers, en donne un nouveau, puis relancez Vigie. Elle n’y répond à personne ; le reste continue.",
  ],
  "not-a-feed": [
    { code: "not-a-feed", place: url },
    `${url} n’est pas un flux RSS, Atom ou JSON Feed lisible. Vérifiez l’adresse.`,
  ],
  "page-too-deep": [
    { code: "page-too-deep", place: url, limit: 500 },
    `${url} imbrique plus de 500 éléments HTML et n’est pas lu. Retirez cette page.`,
  ],
  "page-too-heavy": [
    { code: "page-too-heavy", place: url },
    `${url} demande trop de temps ou de mémoire et n’est pas lu. Si c’est un article, donnez une autre adresse du même texte.`,
  ],
  "no-text": [
    { code: "no-text", place: path },
    `${path} ne contient aucune phrase, une fois la page débarrassée de ses menus. Vérifiez le contenu.`,
  ],
  "article-unread": [
    { code: "article-unread", place: path },
    `${path} n’a pas pu être lu : Vigie a rencontré une erreur qu’elle n’attendait pas. Signalez-la avec ce texte.`,
  ],
  "not-an-article": [
    { code: "not-an-article", place: url },
    `${url} mène à un accueil ou à une page de connexion, non à un article : rien n’en est gardé. Si le site demande un compte, retirez cette source.`,
  ],
  "no-articles": [
    { code: "no-articles", place: url },
    `Aucun lien d’article n’a été trouvé sur ${url}. Donnez l’adresse d’une page qui liste les articles, ou celle d’un flux.`,
  ],
  "no-source": [
    { code: "no-source", address: url, tried: 3 },
    `${url} n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là : ni flux, ni liste d’articles, ni plan de site (3 adresses essayées). Donnez l’adresse du flux lui-même, ou d’une page qui liste les articles.`,
  ],
  "not-opml": [
    { code: "not-opml", path },
    `Le fichier ${path} n’est pas une liste OPML. Exportez la liste de flux de votre lecteur au format OPML, puis donnez ce fichier.`,
  ],
  "fetch-failed": [
    { code: "fetch-failed", url, reason: "ENOTFOUND" },
    `Je n’ai pas pu lire ${url} : aucun serveur ne porte ce nom. Vérifiez l’adresse et la connexion, puis réessayez.`,
  ],
  "fetch-refused": [
    { code: "fetch-refused", url, reason: "private" },
    `Je n’ai pas lu ${url} : cette adresse mène à un réseau privé, où Vigie ne va pas. Si c’est voulu, ajoutez son hôte à « privateHosts » dans vigie.yaml.`,
  ],
  "fetch-status": [
    { code: "fetch-status", url, status: 404 },
    `${url} répond par une erreur 404. Vérifiez l’adresse, ou réessayez plus tard.`,
  ],
  "fetch-gone": [
    { code: "fetch-gone", url },
    `${url} a disparu : le site dit que cette adresse ne reviendra pas. Retirez-la, ou cherchez-en une autre.`,
  ],
  "fetch-busy": [
    { code: "fetch-busy", url, seconds: 600, asked: true },
    `Le site de ${url} demande d’attendre 10 minutes avant d’être lu. Vigie y retourne ensuite d’elle-même.`,
  ],
  "fetch-challenge": [
    { code: "fetch-challenge", url, by: "Cloudflare" },
    `${url} demande de prouver qu’on n’est pas un robot (protection Cloudflare) et n’est pas lu. Demandez au site un accès pour Vigie, ou cherchez une autre adresse.`,
  ],
  "fetch-forbidden": [
    { code: "fetch-forbidden", url, reason: "said" },
    `${url} n’est pas lu : le fichier robots.txt du site en écarte les programmes. Demandez au site un accès, ou lisez la page vous-même.`,
  ],
  "fetch-too-large": [
    { code: "fetch-too-large", url, limit: 15_000_000 },
    `${url} dépasse 15 Mo et n’est pas lu. Cherchez une adresse moins lourde.`,
  ],
  "fetch-timeout": [
    { code: "fetch-timeout", url, seconds: 20 },
    `${url} n’a pas tout envoyé en 20 secondes. Vérifiez l’adresse, ou réessayez plus tard.`,
  ],
  "settings-missing": [
    { code: "settings-missing", path: "data/vigie.yaml" },
    "Il n’y a pas de réglages : data/vigie.yaml n’existe pas. Créez ce fichier sur le modèle que donne le README, ou donnez un autre dossier avec --data.",
  ],
  "settings-wrong": [
    {
      ...{ code: "settings-wrong", path: "data/vigie.yaml" },
      problems: [
        { line: 4, name: "channels[1].id", found: null, expected: "un nom court", fix: "Ajoutez cette valeur." },
        { line: null, name: "PORT", found: "« abc »", expected: "un numéro de port", fix: "Corrigez cette variable." },
      ],
    },
    [
      "data/vigie.yaml : 2 réglages à corriger.",
      "  PORT : trouvé « abc » ; attendu : un numéro de port. Corrigez cette variable.",
      "  ligne 4, channels[1].id : rien n’est écrit ; attendu : un nom court. Ajoutez cette valeur.",
    ].join("\n"),
  ],
  "database-busy": [
    { code: "database-busy", path: "data/vigie.db" },
    "La base data/vigie.db est occupée par un autre processus de Vigie. Attendez qu’il ait fini, puis relancez la commande.",
  ],
  "database-unusable": [
    { code: "database-unusable", path: "data/vigie.db", reason: "not-a-database" },
    "La base data/vigie.db ne peut pas servir : ce fichier n’est pas une base SQLite. Écartez-le ou donnez un autre dossier avec --data.",
  ],
  "database-newer": [
    { code: "database-newer", path: "data/vigie.db" },
    "La base data/vigie.db vient d’une version plus récente de Vigie. Mettez Vigie à jour, ou donnez un autre dossier avec --data.",
  ],
  "database-away": [
    { code: "database-away", path: "postgres://localhost/vigie", reason: "ECONNREFUSED" },
    "La base postgres://localhost/vigie ne répond pas : rien ne répond à cette adresse. Vérifiez que le serveur PostgreSQL est en marche et l’adresse que donne DATABASE_URL (ou --to).",
  ],
  "database-in-use": [
    { code: "database-in-use", path: "data/vigie.db", worker: "atelier-4012-x1y2" },
    "Un processus de Vigie travaille sur la base data/vigie.db (atelier-4012-x1y2). Arrêtez-le, puis relancez la commande.",
  ],
  "database-not-empty": [
    { code: "database-not-empty", path: "postgres://localhost/vigie" },
    "La base postgres://localhost/vigie n’est pas vide, et rien n’y a été copié. Donnez à --to une base vide : createdb vigie.",
  ],
  "database-half-moved": [
    { code: "database-half-moved", path: "postgres://localhost/vigie" },
    "La base postgres://localhost/vigie n’a reçu qu’une partie d’une base SQLite. Terminez la copie avec la même commande : npm run vigie -- move --to postgres://…",
  ],
  "database-moved-otherwise": [
    { code: "database-moved-otherwise", path: "postgres://localhost/vigie" },
    "La base postgres://localhost/vigie a reçu une partie d’une autre base SQLite, ou de celle-ci avant qu’elle ne change. Rien de plus n’y a été copié : recréez la base PostgreSQL (dropdb, puis createdb) et relancez la commande.",
  ],
  "copy-impossible": [
    { code: "copy-impossible", table: "articles", column: "author", row: "0a1b2c" },
    "La ligne « 0a1b2c » de la table articles contient (colonne author) un caractère nul, que PostgreSQL ne peut pas garder. Rien n’a été copié : retirez ce caractère de la base SQLite, ou signalez-le.",
  ],
  "copy-differs": [
    { code: "copy-differs", path: "postgres://localhost/vigie", tables: ["articles", "marks"] },
    "La copie dans postgres://localhost/vigie n’est pas identique à la base SQLite (articles, marks), et ne servira pas. La base SQLite est intacte : recréez la base PostgreSQL (dropdb, puis createdb) et relancez la commande.",
  ],
  "lease-lost": [
    { code: "lease-lost", what: "stories/1" },
    "Un autre processus de Vigie a repris ce travail : celui-ci n’a rien écrit.",
  ],
  "model-away": [
    { code: "model-away", place: "api.openai.com", reason: "ECONNREFUSED", seconds: null, until: null },
    "Le serveur du modèle (api.openai.com) ne répond pas : rien ne répond à cette adresse. Réessayez plus tard, et vérifiez l’adresse que donne OPENAI_BASE_URL.",
  ],
  "model-busy": [
    { code: "model-busy", place: "api.openai.com", seconds: 120, until: 1_766_566_920_000 },
    "Le serveur du modèle (api.openai.com) reçoit trop de demandes. Réessayez dans 2 minutes.",
  ],
  "model-slow": [
    { code: "model-slow", place: "localhost:11434", seconds: 240 },
    "Le serveur du modèle (localhost:11434) n’a pas fini de répondre en 240 secondes. Réessayez plus tard, ou choisissez un modèle plus rapide avec OPENAI_MODEL.",
  ],
  "model-key": [
    { code: "model-key", place: "api.openai.com" },
    "Le serveur du modèle (api.openai.com) refuse la clé. Vérifiez OPENAI_API_KEY, et les droits de cette clé.",
  ],
  "model-over-quota": [
    { code: "model-over-quota", place: "api.openai.com" },
    "Le compte n’a plus de crédit auprès du serveur du modèle (api.openai.com). Rechargez-le, ou donnez une autre clé dans OPENAI_API_KEY.",
  ],
  "model-over-budget": [
    { code: "model-over-budget", spent: 499_000, tokensPerDay: 500_000 },
    "Le budget du jour ne permet plus d’interroger le modèle : 499 000 tokens sur 500 000 tokens. Attendez demain, ou augmentez budget.tokensPerDay dans vigie.yaml.",
  ],
  "model-unknown": [
    { code: "model-unknown", place: "localhost:11434", model: "gpt-5.4-mini" },
    "Le serveur du modèle (localhost:11434) ne connaît pas le modèle « gpt-5.4-mini ». Vérifiez OPENAI_MODEL, et l’adresse que donne OPENAI_BASE_URL.",
  ],
  "model-declined": [
    { code: "model-declined", place: "localhost:1234", status: 400, about: "other" },
    "Le serveur du modèle (localhost:1234) n’accepte pas la demande (erreur 400). Vérifiez OPENAI_MODEL et OPENAI_BASE_URL.",
  ],
  "model-too-long": [
    { code: "model-too-long", model: "gpt-5.4-mini" },
    "Le texte est trop long pour le modèle « gpt-5.4-mini ». Choisissez avec OPENAI_MODEL un modèle qui en lit davantage.",
  ],
  "model-refused": [
    { code: "model-refused", model: "gpt-5.4-mini" },
    "Le modèle « gpt-5.4-mini » a refusé de répondre. Lisez l’article lui-même, ou choisissez un autre modèle avec OPENAI_MODEL.",
  ],
  "model-cut": [
    { code: "model-cut", model: "gpt-5.4-mini", limit: 2_000 },
    "La réponse du modèle « gpt-5.4-mini » dépasse 2 000 tokens et s’arrête au milieu. Choisissez un autre modèle avec OPENAI_MODEL.",
  ],
  "model-nonsense": [
    { code: "model-nonsense", place: "exemple.fr", reason: "page" },
    "Le serveur du modèle (exemple.fr) répond par une page web. Vérifiez l’adresse que donne OPENAI_BASE_URL : elle finit souvent par /v1.",
  ],
  "model-stopped": [
    { code: "model-stopped" },
    "Vigie s’arrête : la demande faite au modèle est abandonnée. Relancez Vigie pour la reprendre.",
  ],
  "channel-busy": [
    { code: "channel-busy", channel: "equipe", reason: "503", seconds: null, stored: "unknown" },
    "Le canal « equipe » ne prend pas encore les messages : la plateforme répond par une erreur 503. Vigie essaie de nouveau d’elle-même.",
  ],
  "channel-closed": [
    { code: "channel-closed", channel: "equipe", reason: "not-invited" },
    "Le canal « equipe » est suspendu : Vigie n’y est pas invitée. Invitez-la (dans Slack, « /invite @Vigie »). Vigie y reprendra d’elle-même, sans rien envoyer deux fois.",
  ],
  "channel-unset": [
    { code: "channel-unset", channel: "equipe", platform: "slack" },
    "Le canal « equipe » est dans Slack, et Vigie n’a pas de jeton pour y écrire : rien n’y est envoyé. Donnez-lui SLACK_BOT_TOKEN (l’environnement, ou .env), comme le montre le README sous « Dans Slack, en cinq minutes », puis relancez Vigie.",
  ],
  "message-refused": [
    { code: "message-refused", channel: "equipe", reason: "too-long" },
    "Le canal « equipe » a refusé un message : il est trop long. Les autres partent quand même ; signalez-le avec ce texte.",
  ],
  "delivery-expired": [
    { code: "delivery-expired", channel: "equipe", doubt: true },
    "Le canal « equipe » n’a pas pu dire s’il avait reçu un message, et Vigie ne l’envoie pas une seconde fois. Vérifiez dans le canal ce qui y est arrivé.",
  ],
  "prompt-wrong": [
    {
      ...{ code: "prompt-wrong", path: "prompts/fiche.md" },
      problems: [
        {
          line: 3,
          name: "titre",
          found: "une variable inconnue",
          expected: "une variable parmi title",
          fix: "Retirez-la ou corrigez son nom.",
        },
      ],
    },
    "prompts/fiche.md : 1 passage à corriger.\n  ligne 3, titre : trouvé une variable inconnue ; attendu : une variable parmi title. Retirez-la ou corrigez son nom.",
  ],
  "asked-too-often": [
    { code: "asked-too-often", seconds: 12 },
    "Vous posez beaucoup de questions à la fois. Réessayez dans 12 secondes.",
  ],
  "too-busy": [{ code: "too-busy" }, "Je suis occupée : réessayez dans une minute."],
  usage: [{ code: "usage", what: "Il manque la question.", command: "ask" }, "Il manque la question."],
  "model-unset": [
    { code: "model-unset" },
    "Aucun modèle n’est réglé. Donnez une clé dans OPENAI_API_KEY, ou l’adresse d’un serveur dans OPENAI_BASE_URL (l’environnement, ou .env).",
  ],
  "unknown-source": [
    { code: "unknown-source", id: "pixel", known: ["pixels", "doe"] },
    "La source « pixel » n’est pas dans vigie.yaml. Sources connues : pixels, doe.",
  ],
  "unknown-channel": [
    { code: "unknown-channel", id: "equipe", known: [] },
    "Le canal « equipe » n’est pas dans vigie.yaml. Canaux connus : aucun.",
  ],
  "unknown-rule": [
    { code: "unknown-rule", id: "levees", known: ["souverainete"] },
    "La règle d’alerte « levees » n’est pas dans vigie.yaml. Règles connues : souverainete.",
  ],
  "unknown-holidays": [
    { code: "unknown-holidays", place: "FR-99" },
    "Aucun calendrier de jours fériés ne correspond à « FR-99 ». Écrivez le code d’un pays, comme FR, ou d’une de ses parties, comme FR-67 (Alsace-Moselle) ou CA-QC.",
  ],
  "unknown-article": [
    { code: "unknown-article", target: "abc" },
    "Aucun article ne correspond à « abc ». Donnez l’identifiant d’un article, un fichier ou une adresse web.",
  ],
  "article-not-found": [
    { code: "article-not-found", words: "Mission Genesis" },
    "Aucun article du corpus ne correspond à « Mission Genesis ». Cherchez-le par ses mots : « /veille chercher centre de données ».",
  ],
  "time-unknown": [
    { code: "time-unknown", text: "naguère" },
    "Je n’ai pas compris « naguère ». Écrivez par exemple : « /veille rattrapage vendredi », « 7j », « hier » ou « 1er décembre ».",
  ],
  "button-expired": [{ code: "button-expired" }, "Ce bouton a expiré : relancez la commande."],
  "unknown-place": [
    { code: "unknown-place", target: "exemple.fr" },
    "« exemple.fr » n’est ni une adresse web (https://…), ni un fichier, ni un dossier. Vérifiez-le, ou voyez vos sources avec « npm run vigie -- sources list ».",
  ],
  "source-watched": [
    { code: "source-watched", id: "a", rules: ["argent", "robots"] },
    "La source « a » est lue par des règles d’alerte qui la nomment : argent, robots. Retirez-les, ou corrigez leur réglage « sources », puis réessayez.",
  ],
  "rule-exists": [
    { code: "rule-exists", id: "argent", name: "Argent" },
    "Une alerte « Argent » existe déjà, sous l’identifiant « argent ». Rien n’a changé.",
  ],
  "not-allowed": [
    { code: "not-allowed", needs: "admin", listed: ["U0123", "U0456"] },
    "Seuls les administrateurs peuvent faire cela ; demandez à l’une de ces personnes : U0123, U0456.",
  ],
  "no-digest-here": [
    { code: "no-digest-here", known: ["equipe"] },
    "Aucune veille n’est publiée ici. Demandez-le dans l’un des canaux de vigie.yaml (equipe), ou ajoutez-y celui-ci.",
  ],
  "not-an-address": [
    { code: "not-an-address", target: "exemple.fr" },
    "« exemple.fr » n’est pas une adresse web. Donnez celle d’un flux, qui commence par https://.",
  ],
  "source-exists": [
    { code: "source-exists", id: "pixels", address: url },
    `La source « pixels » lit déjà ${url}. Rien n’a changé.`,
  ],
};

describe("a trouble", () => {
  test.for(Object.entries(SENTENCES))("of the kind %s is said in a sentence", ([, [trouble, sentence]]) => {
    expect(describeTrouble(trouble)).toBe(sentence);
  });

  test.for<[trouble: Trouble, sentence: string]>([
    [
      { code: "delivery-expired", channel: "equipe", doubt: true },
      "Le salon « equipe » n’a pas pu dire s’il avait reçu un message, et Vigie ne l’envoie pas une seconde fois. Vérifiez dans le salon ce qui y est arrivé.",
    ],
    [
      { code: "unknown-channel", id: "ici", known: ["equipe"] },
      "Le salon « ici » n’est pas dans vigie.yaml. Salons connus : equipe.",
    ],
    [
      { code: "no-digest-here", known: ["equipe"] },
      "Aucune veille n’est publiée ici. Demandez-le dans l’un des salons de vigie.yaml (equipe), ou ajoutez-y celui-ci.",
    ],
    [
      { code: "not-allowed", needs: "admin", listed: [] },
      "Seuls les administrateurs peuvent faire cela ; demandez à un administrateur de votre serveur.",
    ],
  ])("is said in Discord’s own words: %j", ([trouble, sentence]) => {
    expect(describeTrouble(trouble, "discord")).toBe(sentence);
  });

  test("of a fault of the program says how to report it", () => {
    expect(UNEXPECTED).toMatch(/LOG_LEVEL=debug.*\.$/);
  });

  test.for(["read-only", "disk-error", "damaged", "disk-full", "cannot-open", "not-a-database", "something-new"])(
    "of the store says what to do: %s",
    (reason) => {
      const sentence = describeTrouble({ code: "database-unusable", path: "data/vigie.db", reason });
      expect(sentence).toMatch(/^La base data\/vigie\.db ne peut pas servir : .+\. .+\.$/);
      expect(sentence).not.toContain(reason);
    },
  );

  test.for(["ECONNREFUSED", "UND_ERR_SOCKET", "CERT_HAS_EXPIRED", "Z_DATA_ERROR", "unknown"])(
    "of the network is told without its code: %s",
    (reason) => {
      const sentence = describeTrouble({ code: "fetch-failed", url, reason });
      expect(sentence).toMatch(
        /^Je n’ai pas pu lire \S+ : [a-zà-ÿ’ ]+\. Vérifiez l’adresse et la connexion, puis réessayez\.$/,
      );
    },
  );

  test.for([
    ["https://marie:secret@exemple.fr/flux", "https://exemple.fr/flux"],
    ["https://exemple.fr/flux?cle=secret&page=2", "https://exemple.fr/flux?…"],
    ["https://exemple.fr/@marie/flux", "https://exemple.fr/@marie/flux"],
  ] as const)("never shows what an address hides: %s", ([address, safe]) => {
    const sentences = [
      describeTrouble({ code: "fetch-status", url: address, status: 500 }),
      describeTrouble({ code: "fetch-failed", url: address, reason: "ECONNRESET" }),
      describeTrouble({ code: "fetch-timeout", url: address, seconds: 20 }),
      describeTrouble({ code: "fetch-too-large", url: address, limit: 1_000_000 }),
      describeTrouble({ code: "not-a-feed", place: address }),
    ];
    for (const sentence of sentences) {
      expect(sentence).toContain(safe);
      expect(sentence).not.toContain("secret");
    }
  });

  test.for([
    ["503", null, "il répond par une erreur 503. Réessayez plus tard, et"],
    ["error", 0.4, "il signale une erreur. Réessayez dans 1 seconde, et"],
    ["UND_ERR_SOCKET", 119, "la connexion a été coupée. Réessayez dans 119 secondes, et"],
    ["something-new", 3_601, "l’échange n’a pas abouti. Réessayez dans 61 minutes, et"],
  ] as const)(
    "of a model’s server is told without its code, and with the time to wait: %s",
    ([reason, seconds, told]) => {
      expect(describeTrouble({ code: "model-away", place: "hôte", reason, seconds, until: null })).toContain(told);
    },
  );

  test.for(["page", "shape", "empty", "unreadable"] as const)(
    "of what a model answers says what to do: %s",
    (reason) => {
      expect(describeTrouble({ code: "model-nonsense", place: "hôte", reason })).toMatch(
        /^Le serveur du modèle \(hôte\) [^.]+\. [^.]+OPENAI_(?:BASE_URL|MODEL)[^.]*\.$/,
      );
    },
  );

  test("of a name among thousands names a few of them", () => {
    const known = Array.from({ length: 5000 }, (_, n) => `s${n}`);
    expect(describeTrouble({ code: "unknown-source", id: "x", known })).toMatch(/connues : s0, s1, .*, s19, …\.$/);
  });

  test("of a hundred settings shows the first, in the order of their lines", () => {
    const problems = Array.from({ length: 100 }, (_, n) => ({
      ...{ line: 100 - n, name: "a", found: null, expected: "un nom", fix: "Ajoutez cette valeur." },
    }));
    const lines = describeTrouble({ code: "settings-wrong", path: "vigie.yaml", problems }).split("\n");
    expect(lines).toHaveLength(22);
    expect([lines[1], lines.at(-1)]).toEqual([
      "  ligne 1, a : rien n’est écrit ; attendu : un nom. Ajoutez cette valeur.",
      "  Et 80 autres, que la prochaine lecture dira.",
    ]);
  });
});
