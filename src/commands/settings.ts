import { z } from "zod";
import type { ChannelSettings } from "../channels/settings.ts";
import type { Weekday } from "../editions/period.ts";
import type { SourceSettings } from "../sources/settings.ts";
import type { RuleSettings, WrittenRule } from "../watch/settings.ts";

const PERSON =
  "l’identifiant d’une personne, entre guillemets : U0123456789 pour Slack (« Copier l’identifiant du membre », dans son profil), des chiffres pour Discord";
const PEOPLE = "une liste d’identifiants de personnes";
const peopleSchema = (expected: string) =>
  z.array(z.string(PERSON).regex(/^(?:[UW][A-Z0-9]{2,20}|\d{15,20})$/, PERSON), expected);

/**
 * The settings `rights` of `vigie.yaml`: who may change what from where the team talks. Where `admins` names nobody, the
 * administrators of the workspace are; editors change alerts and sources, and administrators everything.
 */
export const rightsSchema = z
  .strictObject(
    {
      admins: peopleSchema(PEOPLE).default([]),
      editors: z
        .union([z.literal("everyone"), peopleSchema(PEOPLE)], `${PEOPLE}, ou everyone pour tout le monde`)
        .default([]),
    },
    "un groupe de réglages",
  )
  .prefault({});

export type Rights = z.infer<typeof rightsSchema>;

/** What people may see and change of the settings from where they talk. */
export type EditableSettings = {
  timezone: string;
  sources: SourceSettings[];
  alerts: RuleSettings[];
  channels: ChannelSettings[];
  rights: Rights;
};

/** When an edition comes. `holidays` null: on public holidays too; undefined: as it was. */
export type DigestChange = { at: string; days: Weekday[]; holidays?: string | null | undefined };

/**
 * Changes of `vigie.yaml`, one at a time, each on the file as it then is. A change resolves to the settings that it
 * leaves; each throws `Failure`, and then nothing has changed.
 */
export type SettingsEditor<Settings extends EditableSettings = EditableSettings> = {
  /** The settings as the file has them. */
  read(): Promise<Settings>;
  addSource(source: SourceSettings): Promise<Settings>;
  addSources(sources: readonly SourceSettings[]): Promise<Settings>;
  removeSource(id: string): Promise<Settings>;
  /** Adds a rule, and puts it on some channels. */
  addRule(rule: WrittenRule, channels: readonly string[]): Promise<Settings>;
  /** Adds terms to those that a rule excludes. */
  excludeFromRule(id: string, terms: readonly string[]): Promise<Settings>;
  /** Takes a rule away, and off every channel. */
  removeRule(id: string): Promise<Settings>;
  setDigest(channel: string, digest: DigestChange): Promise<Settings>;
};
