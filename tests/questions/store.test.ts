import { describe, expect, test } from "vitest";
import { openQuestionStore } from "../../src/questions/store.ts";
import { NOW } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

describe.for(PLACES)(`what is remembered of questions in $name${MISSING_PLACE}`, (place) => {
  test("are the last turns of each thread, the oldest first", async () => {
    await using opened = await place.open();
    const questions = openQuestionStore(opened.database);
    for (let count = 0; count < 7; count++) await questions.keepTurn("fil", `Question ${count} ?`, NOW + count);
    await questions.keepTurn("autre", "Et là ?", NOW);
    expect(await questions.turns("fil")).toEqual(["Question 3 ?", "Question 4 ?", "Question 5 ?", "Question 6 ?"]);
    expect(await questions.turns("autre")).toEqual(["Et là ?"]);
    expect(await questions.turns("aucun")).toEqual([]);
  });

  test("are the gaps since an instant, the newest first, one asked twice at once only once", async () => {
    await using opened = await place.open();
    const questions = openQuestionStore(opened.database);
    const gap = { question: "Où ?", theme: "lieu", status: "partial", at: NOW } as const;
    for (const at of [NOW - 5, NOW, NOW, NOW + 5]) await questions.keepGap({ ...gap, at });
    expect(await questions.gaps(NOW)).toEqual([{ ...gap, at: NOW + 5 }, gap]);
  });

  test("goes with time", async () => {
    await using opened = await place.open();
    const questions = openQuestionStore(opened.database);
    for (const at of [NOW - 1, NOW]) {
      await questions.keepTurn("fil", `Question ${at - NOW} ?`, at);
      await questions.keepGap({ question: "Où ?", theme: "lieu", status: "not-in-corpus", at });
    }
    await questions.forget(NOW);
    expect(await questions.turns("fil")).toEqual(["Question 0 ?"]);
    expect(await questions.gaps(0)).toHaveLength(1);
  });
});
