import { describe, expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config.ts";
import { addDays, localDay, localTime } from "../../src/lib/calendar.ts";
import { openLog } from "../../src/lib/log.ts";
import { type Ailing, openBusy, openDown, openMute } from "../support/ailments.ts";
import { openLoopbackChannel } from "../support/loopback-channel.ts";
import { NOT_FOR_PEOPLE, plain, spawnCli } from "../support/run-cli.ts";
import { SIDES, type Side, type SideName } from "../support/sides.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

const ZONE = "Europe/Paris";
const MINUTE = 60_000;

const NAMES: Record<SideName, string> = { slack: "Slack", discord: "Discord" };
const otherThan = (name: SideName): SideName => (name === "slack" ? "discord" : "slack");

/** As many channels of one platform as are posted to at once. */
const MANY = 50;

/** An edition was due this morning or at noon in each channel, whatever the hour; and all are told of lighthouses. */
function settingsFor(ailing: SideName, channels: number): string {
  const at = Number(localTime(Date.now(), ZONE).slice(0, 2)) < 12 ? "00:00" : "12:00";
  const rest = `digest: { at: "${at}", days: [mon, tue, wed, thu, fri, sat, sun] }, alerts: [phares] }`;
  const other = otherThan(ailing);
  const ill = Array.from(
    { length: channels },
    (_, at) => `  - { id: absent-${at}, ${ailing}: "${SIDES[ailing].places(at)}", ${rest}\n`,
  );
  return `${SETTINGS}channels:
${ill.join("")}  - { id: present, ${other}: "${SIDES[other].places(0)}", ${rest}
alerts: [{ id: phares, name: Phares, any: [phare], level: haute }]
rights: { admins: ["${SIDES.slack.admin}", "${SIDES.discord.admin}"] }
`;
}

/** An article that sets off the rule: it came in a minute after the rule was there. */
async function openAlarmed(settings: string): Promise<TemporaryFolder> {
  const news = openNews(settings);
  const yesterday = addDays(localDay(Date.now(), ZONE), -1);
  const text = "Le phare du Grand Jardin est rallumé depuis lundi. Il éclaire à 20 milles.";
  news.write("articles/phare.txt", `date ${yesterday} Un phare rallumé au large de Morville\n\n${text}\n`);
  const time = { now: Date.now() - 2 * MINUTE };
  const clock = (): number => time.now;
  await using app = await openApp(await loadConfig(news.path, {}), {
    ...{ name: "avant", clock, chance: () => 0.5, isGone: () => false, show: () => {} },
    log: openLog("silent", () => {}, clock, "avant"),
    place: ({ id }) => openLoopbackChannel({ id, address: "http://127.0.0.1:9" }),
  });
  await app.alertDue();
  time.now += MINUTE;
  await app.collect({});
  return news;
}

/** The whole program, in front of a platform that ails and one that is well. */
async function openBetween(
  { ailing, address, token, channels = 1 }: { ailing: SideName; address: string; token?: string; channels?: number },
  healthy: Side,
) {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(await openAlarmed(settingsFor(ailing, channels)));
  const running = spawnCli(["start", "--data", news.path], {
    ...SIDES[ailing].environment(address, token),
    ...SIDES[otherThan(ailing)].environment(healthy.address),
  });
  stack.defer(async () => {
    running.send("SIGKILL");
    await running.ended;
  });
  await running.until("Ctrl-C pour arrêter.");
  const [page = ""] = /http:\/\/127\.0\.0\.1:\d+\/healthz/.exec(running.err()) ?? [];
  const owned = stack.move();
  return {
    ...{ running, news },
    health: async () => await (await fetch(page)).json(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The edition and the alert are there, and a question is answered. */
async function serves(side: Side): Promise<void> {
  const told = Promise.all([side.read(/Veille — /), side.read(/Alerte « Phares »/)]);
  await side.ask("Que fait le phare du Grand Jardin ?");
  await Promise.all([told, side.read(/Partager dans le/)]);
}

/** `said` of the platform; `warned`: what those who run Vigie read of it on the other. */
type Ailment = {
  how: string;
  said: string;
  warned?: RegExp;
  channels?: number;
  token?: string;
  open(name: SideName): Promise<Ailing | Side>;
};

const AWAY = "n’est pas joignable";
const AILMENTS: Ailment[] = [
  { how: "refuses connections", open: openDown, said: AWAY },
  { how: "answers nothing", open: openMute, said: AWAY, channels: MANY },
  {
    how: "has revoked its token",
    open: (name) => SIDES[name].open(),
    token: "MTIz.jeton.revoque",
    said: "refuse le jeton",
    warned: /« absent-0 » est suspendu/,
  },
  { how: "asks to wait for an hour", open: openBusy, said: AWAY },
];
const CASES = (["slack", "discord"] as const).flatMap((ailing) => AILMENTS.map((ailment) => ({ ailing, ...ailment })));

describe("start, in Slack and in Discord at once", { timeout: 120_000 }, () => {
  test.concurrent.for(CASES)(
    "serves the other where $ailing $how",
    async ({ ailing, open, said, warned = /./, ...given }) => {
      await using ill = await open(ailing);
      await using healthy = await SIDES[otherThan(ailing)].open();
      await using program = await openBetween({ ailing, address: ill.address, ...given }, healthy);
      await serves(healthy);
      // Whoever does not answer is still waited for.
      expect(Object(ill).givenUp ?? 0).toBe(0);
      await program.running.until(`${NAMES[ailing]} ${said}`);
      await healthy.read(warned);
      expect(await program.health()).toMatchObject({ status: "ok", [ailing]: "away", [otherThan(ailing)]: "ok" });
      program.running.send("SIGTERM");
      const { status, err } = await program.running.ended;
      expect(status).toBe(0);
      expect(plain(err)).not.toMatch(NOT_FOR_PEOPLE);
    },
  );

  test.concurrent.for(["slack", "discord"] as const)("goes on in the other once %s is gone", async (ailing) => {
    await using ill = await SIDES[ailing].open();
    await using healthy = await SIDES[otherThan(ailing)].open();
    await using program = await openBetween({ ailing, address: ill.address }, healthy);
    await Promise.all([serves(ill), serves(healthy)]);
    expect(await program.health()).toMatchObject({ slack: "ok", discord: "ok" });
    await ill[Symbol.asyncDispose]();
    await healthy.ask("Qui a écrit le logiciel de l’écluse de Morville ?");
    await healthy.read(/Hydrolane/);
    await program.running.until(`${NAMES[ailing]} ${AWAY}`);
    expect(await program.health()).toMatchObject({ [ailing]: "away", [otherThan(ailing)]: "ok" });
  });

  test.concurrent.for(["slack", "discord"] as const)(
    "takes new settings while %s keeps a message waiting",
    async (ailing) => {
      await using ill = await openMute();
      await using healthy = await SIDES[otherThan(ailing)].open();
      await using program = await openBetween({ ailing, address: ill.address }, healthy);
      await healthy.read(/Veille — /);
      program.news.write("vigie.yaml", `${settingsFor(ailing, 1)}budget: { tokensPerDay: 1000 }\n`);
      await program.running.until("Réglages relus");
      expect(ill.givenUp).toBe(0);
    },
  );
});
