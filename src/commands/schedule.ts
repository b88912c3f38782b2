import { NO_HOLIDAYS, scheduleForm, type Values } from "../channels/editing-forms.ts";
import { SCHEDULE_UNREAD } from "../channels/editing-wording.ts";
import type { Interaction, Reply } from "../channels/interaction.ts";
import { scheduleMessage, scheduleNotedMessage } from "../channels/schedule-message.ts";
import type { ChannelSettings } from "../channels/settings.ts";
import { NO_HOLIDAY, openHolidays } from "../editions/holidays.ts";
import { editionAfter } from "../editions/period.ts";
import { Failure } from "../lib/failure.ts";
import type { Press, Run } from "./command.ts";
import type { Editing, EditingDeps } from "./editing-deps.ts";
import { readScheduleValues } from "./form-values.ts";
import { channelOf } from "./new-rule.ts";
import { answer, open, replace } from "./replies.ts";
import { requireRight } from "./rights.ts";
import { readSchedule } from "./schedule-words.ts";
import type { DigestChange, EditableSettings } from "./settings.ts";

/** Without words, shows when the edition of the channel comes, to whoever reads; with words, an administrator sets it. */
export const runSchedule: Run<"horaire", EditingDeps> = async ({ words }, { person, place }, deps) => {
  const settings = await deps.editor.read();
  const channel = channelOf(settings, place);
  const known = settings.channels.map(({ id }) => id);
  if (channel === undefined) throw new Failure({ code: "no-digest-here", known });
  if (words.trim() === "") {
    return answer(scheduleMessage(channel, await nextOf(channel, settings, deps), settings.timezone));
  }
  await requireRight("admin", person, settings.rights);
  const said = readSchedule(words);
  if (said === undefined) throw new Failure({ code: "usage", what: SCHEDULE_UNREAD, command: null });
  const { at, days } = channel.digest;
  return answer(await change(channel.id, { at, days, ...said }, deps));
};

async function change(id: string, digest: DigestChange, deps: Editing) {
  const settings = await deps.editor.setDigest(id, digest);
  const channel = findChannel(id, settings);
  return scheduleNotedMessage(await nextOf(channel, settings, deps), settings.timezone);
}

function findChannel(id: string, { channels }: EditableSettings): ChannelSettings {
  const channel = channels.find((each) => each.id === id);
  if (channel !== undefined) return channel;
  throw new Failure({ code: "unknown-channel", id, known: channels.map((each) => each.id) });
}

async function nextOf(
  { id, digest }: ChannelSettings,
  { timezone }: EditableSettings,
  { now, editions }: Editing,
): Promise<number | undefined> {
  const { holidays } = digest;
  const isHoliday = holidays === undefined ? NO_HOLIDAY : await openHolidays(holidays);
  return editionAfter(now(), await editions.lastDay(id), { ...digest, isHoliday }, timezone);
}

/** The channel that an administrator changes. Throws `Failure`. */
async function editChannel(id: string, { person }: Interaction, { editor }: Editing): Promise<ChannelSettings> {
  const settings = await editor.read();
  await requireRight("admin", person, settings.rights);
  return findChannel(id, settings);
}

export const schedulePresses: Record<string, Press<EditingDeps>> = {
  async "modifier-horaire"({ argument }, interaction, deps) {
    const { id, digest } = await editChannel(argument, interaction, deps);
    const { at, days, holidays = NO_HOLIDAYS } = digest;
    return openForm(id, { at, days: days.join(","), holidays }, digest.holidays);
  },
  async "regler-horaire"({ argument, values }, interaction, deps) {
    const { id, digest } = await editChannel(argument, interaction, deps);
    const read = readScheduleValues(values, digest.holidays);
    if ("problems" in read) return openForm(id, values, digest.holidays, read.problems);
    return replace(await change(id, read.digest, deps));
  },
};

function openForm(
  id: string,
  values: Values,
  holidays: string | undefined,
  problems: Parameters<typeof scheduleForm>[0]["problems"] = [],
): Reply[] {
  return open(scheduleForm({ action: `regler-horaire:${id}`, values, problems }, holidays));
}
