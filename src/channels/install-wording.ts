/** What people read who install Vigie in a workspace of Slack, outside of it. */

const AGAIN = { text: "Recommencer", url: "/slack/install" };

export const installPage = (url: string) => ({
  title: "Installer Vigie dans Slack",
  lines: [
    "Vigie publie la veille de l’équipe, répond aux questions et prévient, dans les canaux où elle est invitée.",
    "Slack vous demandera dans quel espace l’installer. Ce que ses membres lui demanderont, elle y répondra à partir de tous les articles qu’elle garde.",
  ],
  link: { text: "Continuer vers Slack", url },
});

export const installed = (name: string, workspace: string) => ({
  title: "Vigie est installée",
  lines: [
    `Vigie est installée dans l’espace « ${name} ». Dans Slack, écrivez « /veille aide » pour voir ce qu’elle sait faire.`,
    `Pour qu’elle publie dans un canal, invitez-la avec « /invite @vigie », puis nommez ce canal dans vigie.yaml : l’identifiant de l’espace, ${workspace}, une barre, et celui du canal (au bas de ses détails), comme ${workspace}/C0123456789.`,
  ],
  link: { text: "Ouvrir Slack", url: `https://app.slack.com/client/${encodeURIComponent(workspace)}` },
});

export const ORG_WIDE = {
  title: "Vigie n’est pas installée",
  lines: [
    "Vigie s’installe dans un espace à la fois, non dans toute une organisation. Recommencez, et choisissez un espace dans la page de Slack.",
  ],
  link: AGAIN,
};
export const notNamed = (workspace: string) => ({
  title: "Vigie n’est pas installée",
  lines: [
    `Cet espace, ${workspace}, n’est nommé par aucun canal de vigie.yaml : rien de lui n’est gardé. Demandez à la personne qui s’occupe de Vigie d’y ajouter un canal comme ${workspace}/C0123456789, puis recommencez.`,
  ],
  link: AGAIN,
});
export const CANCELLED = {
  title: "Vigie n’est pas installée",
  lines: ["Vous avez refusé l’installation dans Slack : rien n’a changé."],
  link: AGAIN,
};
export const EXPIRED = {
  title: "Vigie n’est pas installée",
  lines: [
    "Cette demande n’est plus valable : elle a servi, elle a plus de dix minutes, ou elle vient d’un autre navigateur. Recommencez.",
  ],
  link: AGAIN,
};
export const UNKNOWN_APPLICATION = {
  title: "Vigie n’est pas installée",
  lines: [
    "Slack ne reconnaît pas l’application de Vigie. Dites à la personne qui s’en occupe de vérifier SLACK_CLIENT_ID, SLACK_CLIENT_SECRET et l’adresse de retour, /slack/oauth_redirect.",
  ],
};
export const NOT_INSTALLED = {
  title: "Vigie n’est pas installée",
  lines: [
    "L’installation n’a pas abouti. Recommencez ; si cela se reproduit, dites-le à la personne qui s’occupe de Vigie.",
  ],
  link: AGAIN,
};
