export const [CLIENT_ID, CLIENT_SECRET] = ["1234567890.9876543210", "secret-de-test"];

/** Who Vigie is by a token. */
export type Installed = { team: string; team_id: string; user: string; user_id: string; url?: string };

/** What Slack has of installations. */
export type OAuth = {
  /** By token; one that was revoked is not there. */
  installed: Map<string, Installed>;
  /** What a code that somebody came back with is worth, once. */
  codes: Map<string, { token: string; isOrgWide?: boolean }>;
};

export const openOAuth = (installed: Record<string, Installed>): OAuth => ({
  ...{ installed: new Map(Object.entries(installed)), codes: new Map() },
});

const no = (error: string): object => ({ ok: false, error });

/** Slack's `oauth.v2.access`. */
export function access({ installed, codes }: OAuth, form: Record<string, string>): object {
  if (form["client_id"] !== CLIENT_ID) return no("invalid_client_id");
  if (form["client_secret"] !== CLIENT_SECRET) return no("bad_client_secret");
  const grant = codes.get(form["code"] ?? "");
  const given = installed.get(grant?.token ?? "");
  if (grant === undefined || given === undefined) return no("invalid_code");
  codes.delete(form["code"] ?? "");
  const { team, team_id, user_id } = given;
  const of = grant.isOrgWide
    ? { team: null, enterprise: { id: "E1", name: "Groupe" }, is_enterprise_install: true }
    : { team: { id: team_id, name: team }, enterprise: null, is_enterprise_install: false };
  return {
    ...{ ok: true, app_id: "A1", access_token: grant.token, token_type: "bot", bot_user_id: user_id, ...of },
    ...{ scope: "chat:write,commands", authed_user: { id: "U2" } },
  };
}
