import { describe, expect, test } from "vitest";
import { openPauses, pausedAt } from "../../src/lib/pauses.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const NOW = Date.parse("2025-12-24T08:00:00Z");
const HOUR = 3_600_000;

describe.for(PLACES)(`pauses on $name${MISSING_PLACE}`, ({ open }) => {
  test("last until their instant, and are remembered after it", async () => {
    await using opened = await open();
    const [rules, sources] = [openPauses(opened.database, "rule"), openPauses(opened.database, "source")];
    await rules.pause("a", NOW + HOUR, NOW);
    const all = await rules.all();
    expect(all).toEqual(new Map([["a", { since: NOW, until: NOW + HOUR }]]));
    expect(pausedAt(all, NOW)).toEqual(new Map([["a", NOW + HOUR]]));
    expect(pausedAt(all, NOW + HOUR)).toEqual(new Map());
    expect(await sources.all()).toEqual(new Map());
  });

  test("go on since they began where they are made longer, and begin anew once they have ended", async () => {
    await using opened = await open();
    const rules = openPauses(opened.database, "rule");
    await rules.pause("a", NOW + HOUR, NOW);
    await rules.pause("a", NOW + 3 * HOUR, NOW + 1);
    expect((await rules.all()).get("a")).toEqual({ since: NOW, until: NOW + 3 * HOUR });
    await rules.pause("a", NOW + 9 * HOUR, NOW + 4 * HOUR);
    expect((await rules.all()).get("a")).toEqual({ since: NOW + 4 * HOUR, until: NOW + 9 * HOUR });
  });

  test("end when they are lifted; what is not set aside stays as it is", async () => {
    await using opened = await open();
    const rules = openPauses(opened.database, "rule");
    await rules.resume("a", NOW);
    await rules.pause("a", NOW + HOUR, NOW);
    await rules.resume("a", NOW + 1);
    await rules.resume("a", NOW + 2 * HOUR);
    expect(await rules.all()).toEqual(new Map([["a", { since: NOW, until: NOW + 1 }]]));
  });
});
