import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readMetrics } from "../support/metrics.ts";
import { NOT_FOR_PEOPLE, plain, SOBER, spawnCli } from "../support/run-cli.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const EVERY_DAY = "[mon, tue, wed, thu, fri, sat, sun]";
const settingsAt = (at: string): string =>
  `${SETTINGS}channels:\n  - { id: equipe, terminal: true, digest: { at: "${at}", days: ${EVERY_DAY} } }\n`;
const KEPT = "Les réglages d’avant restent en vigueur.";

test("while start works, good settings serve from then on, and bad ones leave those before", async () => {
  using news = openNews(settingsAt("23:58"));
  const running = spawnCli(["start", "--data", news.path], { LOG_LEVEL: "info" });
  const said = (): string => plain(running.err().replace(/^\{.*$/gm, ""));
  await running.until("Ctrl-C pour arrêter.");
  const [address = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(running.err()) ?? [];
  const isRefused = async (): Promise<number | undefined> => {
    const measured = readMetrics(await (await fetch(`${address}/metrics`)).text());
    return measured.get("vigie_settings_refused")?.samples[0]?.[1];
  };

  // As editors do: another file takes its place.
  news.write("vigie.yaml~", settingsAt("23:59"));
  renameSync(join(news.path, "vigie.yaml~"), join(news.path, "vigie.yaml"));
  await running.until("passe de 23 h 58 à 23 h 59 ; prochaine édition");
  await running.until("à 23 h 59 (Europe/Paris).");
  expect(await isRefused()).toBe(0);

  news.write("vigie.yaml", settingsAt("25:00"));
  await running.until(KEPT);
  expect(said()).toContain(
    `trouvé « 25:00 » ; attendu : une heure de 00:00 à 23:59, comme "08:30". Corrigez cette valeur. ${KEPT}`,
  );
  expect(await isRefused()).toBe(1);

  rmSync(join(news.path, "vigie.yaml"));
  await running.until(`ou donnez un autre dossier avec --data. ${KEPT}`);

  news.write("vigie.yaml", `${settingsAt("23:59")}budget: { tokensPerDay: 1000 }\n`);
  await running.until(
    "Réglages relus : budget.tokensPerDay passe de 500 000 à 1 000, dès maintenant ; prochaine édition",
  );
  expect(await isRefused()).toBe(0);

  running.send("SIGTERM");
  const { status, err } = await running.ended;
  expect([status, err.match(/"settings refused"/g)?.length, err.match(/"settings changed"/g)?.length]).toEqual([
    0, 2, 2,
  ]);
  expect(said()).not.toMatch(NOT_FOR_PEOPLE);
});

test("while start works, an environment that changes is told to wait for the next start", async () => {
  using news = openNews(settingsAt("23:58"));
  const environmentFile = news.write(".env", "OPENAI_MODEL=essai\n");
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  let said = "";
  const err = (text: string): void => {
    said += text;
    if (text.includes("Ctrl-C")) news.write(".env", "OPENAI_MODEL=autre\n");
    // Any change of the settings has the rest looked at sooner than in a minute.
    if (text.includes("Ctrl-C")) news.write("vigie.yaml", settingsAt("23:59"));
    if (text.includes(".env")) stop();
  };
  const status = await run(["start", "--data", news.path], {
    ...SOBER,
    err,
    out: () => {},
    environmentFile,
    untilStopped: () => stopped,
  });
  expect([status, plain(said)]).toEqual([
    0,
    expect.stringContaining("Le fichier .env a changé : il sera relu au prochain démarrage"),
  ]);
});
