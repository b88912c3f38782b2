/** Rights that posting takes: the reading ones tell what was posted already. */
export const POSTING = ["chat:write", "channels:history", "groups:history"] as const;

/** All that Vigie does in Slack, as its manifest asks: what is asked of it there too, and who rules the workspace. */
export const SCOPES = [
  ...POSTING,
  ...(["commands", "app_mentions:read", "im:history", "users:read"] as const),
] satisfies readonly string[];
