import { expect, test } from "vitest";
import { openTerminalChannel } from "../../src/channels/terminal-channel.ts";
import { messageOf } from "../support/outbox.ts";

const posting = (key: string) => ({ key, subject: `alert/${key}`, parent: null, stop: AbortSignal.timeout(1000) });

const search = { since: 0, parent: null, stop: AbortSignal.timeout(1000) };

test("the terminal knows what it printed since it was opened, and nothing of before", async () => {
  const printed: string[] = [];
  const open = () => openTerminalChannel("terminal", async (_, subject) => void printed.push(subject));
  const terminal = open();
  expect(await terminal.post(messageOf("A"), posting("a"))).toBe("a");
  expect([await terminal.find("a", search), await terminal.find("b", search)]).toEqual(["a", undefined]);
  expect(await open().find("a", search)).toBeUndefined();
  expect(printed).toEqual(["alert/a"]);
});

test("the terminal knows what it was about to print when its pipe broke", async () => {
  const terminal = openTerminalChannel("terminal", () => Promise.reject(new Error("The pipe is closed.")));
  await expect(terminal.post(messageOf("A"), posting("a"))).rejects.toThrow("The pipe is closed.");
  expect(await terminal.find("a", search)).toBe("a");
});
