import type { OAuth } from "./oauth.ts";

/** Opens the page of the way to Slack: where it leads, and what the browser keeps of it. */
export async function openWay(address: string) {
  const response = await fetch(new URL("/slack/install", address));
  const page = await response.text();
  const way = new URL(/href="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "");
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { status: response.status, page, way, cookie, state: way.searchParams.get("state") ?? "" };
}

export type Way = Awaited<ReturnType<typeof openWay>>;

/** Comes back from Slack. */
export async function comeBack(address: string, query: Record<string, string>, cookie = "") {
  const url = new URL(`/slack/oauth_redirect?${new URLSearchParams(query)}`, address);
  const response = await fetch(url, { headers: { cookie } });
  return { status: response.status, page: await response.text(), headers: response.headers };
}

/** Goes all the way, and agrees: Slack gives a token. */
export async function installBy(address: string, { codes }: OAuth, token: string) {
  const { state, cookie } = await openWay(address);
  codes.set(`code-${token}`, { token });
  return await comeBack(address, { code: `code-${token}`, state }, cookie);
}
