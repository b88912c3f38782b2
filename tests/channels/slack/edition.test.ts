import { cp } from "node:fs/promises";
import { expect, test } from "vitest";
import { openApp } from "../../../src/app.ts";
import { editionMessage } from "../../../src/channels/edition-message.ts";
import { renderSlack } from "../../../src/channels/slack/render.ts";
import { splitMessage } from "../../../src/channels/slack/split.ts";
import { loadConfig } from "../../../src/config.ts";
import { openLog } from "../../../src/lib/log.ts";
import { plain, SOBER } from "../../support/run-cli.ts";
import { findWrong } from "../../support/slack-blocks.ts";
import { textsOf } from "../../support/slack-platform.ts";
import { openTemporaryFolder } from "../../support/temporary-folder.ts";

test("the edition of the sample is a message and its thread, each story with the sources that it cites", async () => {
  using folder = openTemporaryFolder();
  await cp("data", folder.path, { recursive: true, filter: (path) => !/\.db/.test(path) });
  const { name, isGone, clock, chance } = SOBER;
  const log = openLog("silent", () => {}, clock, name);
  const edges = { name, isGone, clock, chance, log, show: () => {} };
  await using app = await openApp(await loadConfig(folder.path, {}), edges);
  await app.collect({});
  const { edition, context } = await app.edition(app.channel(), undefined);

  const messages = splitMessage(editionMessage(edition, context));
  const [first, ...thread] = messages.map(renderSlack);
  // Each story keeps its button.
  const buttons = messages.map((message) =>
    message.flatMap((part) => (part.kind === "actions" ? part.buttons.map(({ action }) => action) : [])),
  );
  expect(buttons).toEqual([[], ...edition.stories.map(({ id }) => [`fiche:${id}`])]);
  expect(first?.blocks[0]?.type).toBe("header");
  const opening = plain(first?.text ?? "");
  expect(opening).toMatch(
    /^Veille — lundi 15 décembre 2025 .* 3 sources lues sur 3 .* L’essentiel 1\. .* 2\. .* 3\. .* Sources \[1\] .* Mode extraits /,
  );
  expect(thread).toHaveLength(edition.stories.length);
  for (const [at, story] of edition.stories.entries()) {
    const { blocks = [], text = "" } = thread[at] ?? {};
    expect(findWrong(text, blocks)).toBeUndefined();
    expect(plain(text)).toContain(plain(story.title));
    const cited = story.claims.flatMap(({ citations }) => citations.map(({ n }) => n));
    const named = cited.length > 0 ? cited : story.sources.map(({ n }) => n);
    const listed =
      blocks
        .flatMap(textsOf)
        .join("\n")
        .match(/^\[\d+\]/gm) ?? [];
    expect(listed).toEqual([...new Set(named)].sort((a, b) => a - b).map((n) => `[${n}]`));
  }
});
