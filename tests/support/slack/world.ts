import { join } from "node:path";
import type { Handle, Interaction, Place, Reply } from "../../../src/channels/interaction.ts";
import type { Notice } from "../../../src/channels/listening/connection.ts";
import type { Message } from "../../../src/channels/message.ts";
import { openSlackApp, type SlackApp, type SlackDeps } from "../../../src/channels/slack/app.ts";
import { type InstallationStore, installationMigrations, openInstallationStore } from "../../../src/channels/store.ts";
import { conversationMigrations, openConversationStore } from "../../../src/commands/store.ts";
import { type Database, openDatabase } from "../../../src/lib/database.ts";
import { openLog } from "../../../src/lib/log.ts";
import { openSeal } from "../../../src/lib/seal.ts";
import { pause } from "../../../src/lib/timing.ts";
import { openHealth } from "../../../src/web/health.ts";
import { START } from "../outbox.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform } from "../slack-platform.ts";
import { openTemporaryFolder } from "../temporary-folder.ts";
import { APP_TOKEN } from "./listening.ts";
import { CLIENT_ID, CLIENT_SECRET } from "./oauth.ts";
import { deliverSigned, SIGNING_SECRET } from "./signed.ts";
import type { Acknowledged, EnvelopeKind } from "./socket-mode.ts";

export const MODES = ["socket", "http"] as const;
export type Mode = (typeof MODES)[number];

export type World = AsyncDisposable & {
  platform: SlackPlatform;
  app: SlackApp;
  /** What workspaces gave, where they install Vigie by themselves. */
  installations: InstallationStore;
  database: Database;
  /** Where requests come in, without a socket. */
  address: string;
  /** All that was handed over. */
  heard: Interaction[];
  notices: Notice[];
  logged: Record<string, unknown>[];
  /** Resolves once something holds, of what is logged. */
  untilLogged(holds: () => boolean): Promise<void>;
  time: { now: number };
  deliver(kind: EnvelopeKind, payload: object): Promise<Acknowledged>;
};

type Options = {
  handle?: Handle;
  /** Threads that go on by themselves. */
  followed?: string[];
  channels?: ReturnType<SlackDeps["channels"]>;
  platform?: SlackPlatform;
  token?: string;
  /** Workspaces install Vigie by themselves. */
  isInstalled?: boolean;
  limits?: SlackDeps["limits"];
  hear?: SlackDeps["hear"];
  isFollowed?: SlackDeps["isFollowed"];
};

/** How many times faster Vigie's pauses are. */
const HASTE = 50;

export const noteOf = (text: string): Message => [{ kind: "note", text }];

/** A message to the person, in no other's place, unless it says so. */
export const replyOf = (text: string, other: { to?: "place"; replaces?: true } = {}): Reply => ({
  ...{ kind: "message", message: noteOf(text), to: "person", replaces: false },
  ...other,
});

/** Vigie listening to a Slack on loopback, over a real store; it answers « Réponse » unless it is told otherwise. */
export async function openWorld(mode: Mode, options: Options = {}): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const platform = options.platform ?? stack.use(await openSlackPlatform());
  for (const channel of ["D1", "U2"]) platform.channels.set(channel, undefined);
  for (const ts of ["1.1", "3.3", "5.5", "6.6"]) platform.written.add(ts);
  const folder = stack.use(openTemporaryFolder());
  const { database } = stack.use(
    await openDatabase(join(folder.path, "vigie.db"), { ...conversationMigrations, ...installationMigrations }),
  );
  const store = openConversationStore(database);
  const seal = openSeal(KEY);
  const installations = openInstallationStore(database, "slack", seal);
  const application = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: seal.derive("slack state") };
  const world = { heard: [], notices: [], logged: [], time: { now: START } } as Pick<
    World,
    "heard" | "notices" | "logged" | "time"
  >;
  const looking = new Set<() => void>();
  const untilLogged: World["untilLogged"] = (holds) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (holds()) resolve();
      };
      looking.add(look);
      look();
    });
  const {
    handle = async () => [replyOf("Réponse")],
    followed = [],
    channels = [],
    limits,
    token = SLACK_TOKEN,
  } = options;
  const app = await openSlackApp({
    settings: {
      ...(options.isInstalled ? { application, installations } : { token }),
      url: platform.address,
      listening:
        mode === "socket" ? { kind: "socket", appToken: APP_TOKEN } : { kind: "http", signingSecret: SIGNING_SECRET },
    },
    handle(interaction, interim) {
      world.heard.push(interaction);
      return handle(interaction, interim);
    },
    hear: options.hear ?? ((id) => store.hear(id, world.time.now)),
    isFollowed: options.isFollowed ?? (async ({ channel, thread }: Place) => followed.includes(`${channel}:${thread}`)),
    channels: () => channels,
    tell: (notice) => void world.notices.push(notice),
    log: openLog(
      "debug",
      (line) => {
        world.logged.push(JSON.parse(line));
        for (const look of looking) look();
      },
      () => world.time.now,
      "essai",
    ),
    clock: () => world.time.now,
    pause: (milliseconds, stop) => pause(milliseconds / HASTE, stop),
    ...(limits && { limits }),
  });
  const health = stack.use(await openHealth(0, { health: never, metrics: never, slack: app.receive }));
  // Closed first: what is under way answers all the same.
  stack.use(app);
  const address = `${health?.address}/slack/events`;
  const owned = stack.move();
  return {
    ...{ platform, app, installations, database, address, untilLogged, ...world },
    deliver: (kind, payload) =>
      mode === "socket" ? platform.socket.deliver(kind, payload) : deliverSigned(address, kind, payload),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const KEY = "une-phrase-de-trente-deux-signes-ou-plus";
const never = () => new Promise<never>(() => {});

/** The same, once Slack is met. */
export async function openMetWorld(mode: Mode, options: Options = {}): Promise<World> {
  const world = await openWorld(mode, options);
  const { platform } = world;
  await platform.until(() =>
    mode === "socket"
      ? platform.socket.open.size > 0
      : options.isInstalled || platform.asked.some(({ method }) => method === "auth.test"),
  );
  return world;
}
