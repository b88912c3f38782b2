import { describe, expect, test } from "vitest";
import { openConversationStore } from "../../src/commands/store.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const NOW = Date.parse("2025-12-24T08:00:00Z");
const HOUR = 3_600_000;

describe.for(PLACES)(`conversations on $name${MISSING_PLACE}`, ({ open }) => {
  test("keeps what a button goes on from until it expires", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    await store.keep({ id: "a", person: "slack:T1:U1", content: { n: 1 }, until: NOW + HOUR });
    await store.keep({ id: "a", person: "slack:T1:U1", content: { n: 2 }, until: NOW + HOUR });
    expect(await store.find("a", NOW)).toEqual({ person: "slack:T1:U1", content: { n: 2 } });
    expect(await store.find("a", NOW + HOUR)).toBeUndefined();
    expect(await store.find("b", NOW)).toBeUndefined();
  });

  test("hears an event once, whoever else is told of it at the same time", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    const heard = await Promise.all(Array.from({ length: 5 }, () => store.hear("Ev1", NOW)));
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(await store.hear("Ev2", NOW)).toBe(true);
  });

  test("follows a thread until its hour has passed", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    await store.follow("t", "slack:T1:U1", NOW + HOUR);
    await store.follow("t", "slack:T1:U2", NOW + 2 * HOUR);
    expect(await store.isFollowed("t", NOW + HOUR)).toBe(true);
    expect(await store.isFollowed("t", NOW + 2 * HOUR)).toBe(false);
    expect(await store.isFollowed("u", NOW)).toBe(false);
  });

  test("counts the last opinion of each", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    const feedback = { at: NOW, subject: "answer", reason: "" };
    await store.keepFeedback({ ...feedback, id: "a", useful: true });
    await store.keepFeedback({ ...feedback, id: "a", useful: false, reason: "hors sujet" });
    await store.keepFeedback({ ...feedback, id: "b", useful: true });
    expect(await store.countFeedback(NOW)).toEqual({ useful: 1, useless: 1 });
    expect(await store.countFeedback(NOW + 1)).toEqual({ useful: 0, useless: 0 });
  });

  test("erases what is kept of one person alone", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    for (const person of ["slack:T1:U1", "slack:T1:U2"]) {
      await store.keep({ id: person, person, content: 1, until: NOW + HOUR });
      await store.follow(person, person, NOW + HOUR);
    }
    await store.erase("slack:T1:U1");
    expect(await store.count("slack:T1:U1")).toEqual({ shown: 0, followed: 0 });
    expect(await store.count("slack:T1:U2")).toEqual({ shown: 1, followed: 1 });
  });

  test("names the people of whom something is kept, in whatever workspace", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    await store.keep({ id: "a", person: "slack:T1:U1", content: 1, until: NOW });
    await store.keep({ id: "b", person: "slack:T1:U1", content: 1, until: NOW });
    await store.follow("t", "slack:T2:U1", NOW);
    await store.follow("u", "slack:T1:U11", NOW);
    expect((await store.peopleNamed("U1")).toSorted()).toEqual(["slack:T1:U1", "slack:T2:U1"]);
    expect(await store.peopleNamed("slack:T2:U1")).toEqual(["slack:T2:U1"]);
    for (const id of ["1", "T1:U9", "U_", "%", "slack:T1", ""]) expect(await store.peopleNamed(id)).toEqual([]);
  });

  test("lets what is old go", async () => {
    await using opened = await open();
    const store = openConversationStore(opened.database);
    await store.keep({ id: "a", person: "p", content: 1, until: NOW });
    await store.follow("t", "p", NOW + 1);
    await store.hear("Ev1", NOW - HOUR);
    await store.keepFeedback({ id: "a", at: NOW - HOUR, subject: "answer", useful: true, reason: "" });
    await store.forget({ now: NOW, before: NOW });
    expect(await store.count("p")).toEqual({ shown: 0, followed: 1 });
    expect(await store.hear("Ev1", NOW)).toBe(true);
    expect(await store.countFeedback(0)).toEqual({ useful: 0, useless: 0 });
  });
});
