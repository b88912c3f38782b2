import type { SettingProblem } from "../lib/failure.ts";
import { text, webAddress } from "../lib/variables.ts";
import type { SlackListening, SlackSettings } from "./settings.ts";

const TOKEN = "le jeton du robot, qui commence par xoxb-";
const APP_TOKEN = "le jeton d’application, qui commence par xapp-";
const SIGNING_SECRET = "le secret de signature (« Signing Secret »), et non un jeton";
const CLIENT_ID = "l’identifiant de l’application (« Client ID »), deux nombres qu’un point sépare";
const CLIENT_SECRET = "le secret de l’application (« Client Secret »), et non un jeton";
const KEY = "un texte tiré au hasard, de 32 caractères au moins, sans espace ni accent";

/** The variables of the environment that let Vigie into Slack. */
export const slackVariables = {
  // The other tokens of an application cannot post.
  SLACK_BOT_TOKEN: text(TOKEN, /^(?!xapp-|xoxp-)[!-~]+$/),
  SLACK_APP_TOKEN: text(APP_TOKEN, /^xapp-[!-~]+$/),
  SLACK_SIGNING_SECRET: text(SIGNING_SECRET, /^(?!xox|xapp-)[!-~]+$/),
  SLACK_CLIENT_ID: text(CLIENT_ID, /^\d+\.\d+$/),
  SLACK_CLIENT_SECRET: text(CLIENT_SECRET, /^(?!xox|xapp-)[!-~]+$/),
  VIGIE_KEY: text(KEY, /^[!-~]{32,}$/),
  SLACK_API_URL: webAddress("une adresse comme https://slack.com/api/"),
};

type Variables = { [Name in keyof typeof slackVariables]?: string | undefined };

/** Who Vigie is in Slack, by variables without a problem; null: nobody. */
export function findSlack(variables: Variables): SlackSettings | null {
  const {
    SLACK_BOT_TOKEN: token,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    VIGIE_KEY: key,
    SLACK_API_URL: url,
  } = variables;
  const listening = findListening(variables);
  if (token !== undefined) return { token, url, listening };
  if (!clientId || !clientSecret || !key || !listening) return null;
  return { application: { clientId, clientSecret, key }, url, listening };
}

/** A socket needs no address of one's own: it comes first. */
function findListening({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: Variables) {
  if (appToken !== undefined) return { kind: "socket", appToken } satisfies SlackListening;
  return signingSecret === undefined ? null : ({ kind: "http", signingSecret } satisfies SlackListening);
}

/** What keeps variables, each well written, from going together. */
export function findSlackProblem(variables: Variables): SettingProblem | undefined {
  const {
    SLACK_BOT_TOKEN: token,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    VIGIE_KEY: key,
  } = variables;
  const isInstalled = clientId !== undefined || clientSecret !== undefined;
  if (isInstalled && token !== undefined) {
    return {
      ...problem("SLACK_BOT_TOKEN", ALONE, ONE_OR_OTHER),
      found: "une valeur, avec SLACK_CLIENT_ID ou SLACK_CLIENT_SECRET",
    };
  }
  const hears = findListening(variables) !== null;
  // Who hears in Slack and cannot answer there is no use.
  if (hears && !isInstalled && token === undefined) return problem("SLACK_BOT_TOKEN", TOKEN, NO_HEARING);
  if (!isInstalled) return undefined;
  if (clientId === undefined) return problem("SLACK_CLIENT_ID", CLIENT_ID, NO_INSTALLING);
  if (clientSecret === undefined) return problem("SLACK_CLIENT_SECRET", CLIENT_SECRET, NO_INSTALLING);
  if (key === undefined) return problem("VIGIE_KEY", KEY, NO_INSTALLING);
  return hears ? undefined : problem("SLACK_APP_TOKEN", APP_TOKEN, OR_SIGNED);
}

const problem = (name: keyof typeof slackVariables, expected: string, fix: string): SettingProblem => ({
  ...{ line: null, name, found: null },
  ...{ expected, fix },
});

const ALONE = "le jeton d’un seul espace, ou l’application que plusieurs installent, non les deux";
const ONE_OR_OTHER = "Retirez SLACK_BOT_TOKEN, ou SLACK_CLIENT_ID et SLACK_CLIENT_SECRET.";
const NO_HEARING = "Ajoutez cette variable, ou retirez SLACK_APP_TOKEN et SLACK_SIGNING_SECRET.";
const NO_INSTALLING = "Ajoutez cette variable, ou retirez SLACK_CLIENT_ID et SLACK_CLIENT_SECRET.";
const OR_SIGNED = "Ajoutez cette variable, ou SLACK_SIGNING_SECRET.";
