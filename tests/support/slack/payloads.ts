import type { SlackPlatform } from "../slack-platform.ts";

/** What Slack sends, as it sends it: U2 of T1, in the channel C1. */

let count = 0;
const next = (name: string): string => `${name}-${count++}`;

const TEAM = { id: "T1", domain: "exemple" };
const USER = { id: "U2", username: "marie", name: "marie", team_id: "T1" };

/** Some payload, with other fields. */
type Other = Record<string, unknown>;

export const command = (platform: SlackPlatform, name: string, text: string, other: Other = {}) => ({
  ...{ command: name, text, team_id: "T1", team_domain: "exemple", channel_id: "C1", channel_name: "equipe" },
  ...{ user_id: "U2", user_name: "marie", api_app_id: "A1", is_enterprise_install: "false" },
  ...{ trigger_id: next("trigger"), response_url: platform.giveUrl(), ...other },
});

/** A button of a message of Vigie's. */
export const press = (platform: SlackPlatform, action: string, other: Other = {}) => ({
  ...{ type: "block_actions", team: TEAM, user: USER, api_app_id: "A1", is_enterprise_install: false },
  ...{ channel: { id: "C1", name: "equipe" }, container: { type: "message", message_ts: "1.1", channel_id: "C1" } },
  ...{ message: { type: "message", ts: "1.1", text: "Message" }, trigger_id: next("trigger") },
  response_url: platform.giveUrl(),
  actions: [
    {
      type: "button",
      block_id: "b",
      action_id: action,
      action_ts: "2.2",
      text: { type: "plain_text", text: "Bouton" },
    },
  ],
  ...other,
});

/** A modal as Slack gives it back, with what was written in it. */
export const viewOf = (values: Record<string, string>, other: Other = {}) => ({
  ...{ id: "V1", type: "modal", callback_id: "alerte", hash: next("hash"), team_id: "T1", app_id: "A1", bot_id: "B1" },
  ...{ title: { type: "plain_text", text: "Nouvelle alerte" }, blocks: [], private_metadata: "" },
  state: {
    values: Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, { [id]: { type: "plain_text_input", value } }]),
    ),
  },
  ...other,
});

/** A button of a modal or of the home page. */
export const pressIn = (platform: SlackPlatform, view: object, action: string) => {
  const { channel: _channel, message: _message, response_url: _url, ...rest } = press(platform, action);
  return { ...rest, view, container: { type: "view" } };
};

export const submission = (view: object) => ({
  ...{ type: "view_submission", team: TEAM, user: USER, api_app_id: "A1", is_enterprise_install: false },
  ...{ trigger_id: next("trigger"), view, response_urls: [] },
});

export const shortcut = (platform: SlackPlatform, callback: string, message: object, other: Other = {}) => ({
  ...{ type: "message_action", callback_id: callback, team: TEAM, user: USER, channel: { id: "C1", name: "equipe" } },
  ...{ message: { type: "message", ts: "3.3", user: "U3", ...message }, message_ts: "3.3", action_ts: "4.4" },
  ...{ trigger_id: next("trigger"), response_url: platform.giveUrl(), is_enterprise_install: false, ...other },
});

const enveloped = (event: object) => ({
  ...{ type: "event_callback", team_id: "T1", api_app_id: "A1", event_id: next("Ev"), event_time: 1 },
  authorizations: [
    { team_id: "T1", user_id: "UVIGIE", is_bot: true, enterprise_id: null, is_enterprise_install: false },
  ],
  event,
});

export const mention = (text: string, other: Other = {}) =>
  enveloped({ type: "app_mention", user: "U2", text, ts: "5.5", channel: "C1", event_ts: "5.5", ...other });

export const message = (text: string, other: Other = {}) =>
  enveloped({
    ...{ type: "message", user: "U2", text, ts: "6.6", channel: "C1", channel_type: "channel", event_ts: "6.6" },
    ...other,
  });

export const homeOpened = (other: Other = {}) =>
  enveloped({ type: "app_home_opened", user: "U2", channel: "D1", tab: "home", event_ts: "7.7", ...other });

/** An event of another workspace, or of another kind. */
export const eventOf = (team: string, event: object) => ({ ...enveloped(event), team_id: team, authorizations: [] });

/** The same payload, of another workspace. */
export const inTeam = <Payload extends object>(team: string, payload: Payload): Payload =>
  JSON.parse(JSON.stringify(payload).replaceAll('"T1"', JSON.stringify(team)));
