import { z } from "zod";
import type { Form } from "../interaction.ts";

/** A form as Discord opens it. */
export type DiscordForm = { custom_id: string; title: string; components: object[] };

const [INPUT, LABEL] = [4, 18];

export const renderForm = ({ title, action, fields }: Form): DiscordForm => ({
  ...{ custom_id: action, title },
  components: fields.map(({ id, label }) => ({
    type: LABEL,
    label,
    component: { type: INPUT, style: 1, custom_id: id },
  })),
});

/** What was filled in, by the fields' ids. */
export function readForm(components: unknown): Record<string, string> {
  const filled = formSchema.safeParse(components).data ?? [];
  return Object.fromEntries(filled.map(({ component: { custom_id, value } }) => [custom_id, value]));
}

const formSchema = z.array(z.object({ component: z.object({ custom_id: z.string(), value: z.string().default("") }) }));
