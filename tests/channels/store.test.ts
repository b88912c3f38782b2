import { describe, expect, test } from "vitest";
import { openInstallationStore } from "../../src/channels/store.ts";
import { openSeal } from "../../src/lib/seal.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const SEAL = openSeal("une-phrase-de-trente-deux-signes-ou-plus");
const TOKEN = { bot: { token: "xoxb-secret" } };

describe.for(PLACES)(`installations on $name${MISSING_PLACE}`, ({ open }) => {
  test("keeps the last one of each workspace", async () => {
    await using opened = await open();
    const store = openInstallationStore(opened.database, "slack", SEAL);
    await store.keep("T2", { bot: { token: "xoxb-ancien" } }, 1);
    await store.keep("T1", TOKEN, 2);
    await store.keep("T2", TOKEN, 3);
    expect(await store.find("T2")).toEqual(TOKEN);
    expect(await store.list()).toEqual(["T1", "T2"]);
    await store.remove("T1");
    expect(await store.find("T1")).toBeUndefined();
    expect(await store.list()).toEqual(["T2"]);
  });

  test("gives nothing under another key, nor to another platform, and no token stands in the file", async () => {
    await using opened = await open();
    const store = openInstallationStore(opened.database, "slack", SEAL);
    await store.keep("T1", TOKEN, 1);
    const other = openSeal("une-autre-phrase-de-trente-deux-signes");
    expect(await openInstallationStore(opened.database, "slack", other).find("T1")).toBeUndefined();
    expect(await openInstallationStore(opened.database, "discord", SEAL).find("T1")).toBeUndefined();
    const tables = opened.database.withTables<{ installations: { sealed: string } }>();
    expect(JSON.stringify(await tables.selectFrom("installations").selectAll().execute())).not.toContain("xoxb");
  });
});
