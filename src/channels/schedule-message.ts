import { BUTTONS, nextSending, notedSchedule, scheduleLine, scheduleTitle } from "./editing-wording.ts";
import type { Message } from "./message.ts";
import { note } from "./parts.ts";
import { type ChannelSettings, platformOf } from "./settings.ts";

/** When a channel's edition comes, and the next one (epoch milliseconds; undefined: none within three weeks). */
export function scheduleMessage(channel: ChannelSettings, next: number | undefined, zone: string): Message {
  const { id, digest } = channel;
  return [
    { kind: "heading", text: scheduleTitle(id, platformOf(channel)) },
    { kind: "paragraph", spans: [{ text: scheduleLine(digest.at, digest.days, digest.holidays) }] },
    note(nextSending(next, zone)),
    { kind: "actions", buttons: [{ text: BUTTONS.edit, action: `modifier-horaire:${id}` }] },
  ];
}

export const scheduleNotedMessage = (next: number | undefined, zone: string): Message => [
  { kind: "paragraph", spans: [{ text: notedSchedule(nextSending(next, zone)) }] },
];
