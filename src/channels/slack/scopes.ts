/** Rights that posting takes: the reading ones tell what was posted already. */
export const POSTING = ["chat:write", "channels:history", "groups:history"] as const;

/** All that Vigie does in Slack, as its manifest asks: what is asked of it there too, and who rules the workspace. */
export const SCOPES = [
  ...(["chat:write", "commands", "app_mentions:read", "channels:history"] as const),
  ...(["groups:history", "im:history", "users:read"] as const),
] as const;
