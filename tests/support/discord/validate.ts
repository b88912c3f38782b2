/** A fault of a message, as Discord names it: where it stands, and why. */
export type Fault = { path: string; code: string; message: string };

const V2 = 1 << 15;
const MOST = {
  content: 2000,
  text: 4000,
  components: 40,
  customId: 100,
  embeds: 10,
  description: 4096,
  allEmbeds: 6000,
};

type Component = {
  id?: number;
  content?: string;
  custom_id?: string;
  components?: Component[];
  accessory?: Component;
};

type Embed = { description?: string };

/** What is wrong with a message, of what a listener can get wrong, or undefined. */
export function findFault(body: {
  content?: string;
  flags?: number;
  components?: unknown[];
  embeds?: Embed[];
}): Fault | undefined {
  const { content = "", flags = 0, components = [], embeds = [] } = body;
  const all = components.flatMap((component) => flatten(component as Component));
  if (content.length > MOST.content) return fault("content", "BASE_TYPE_MAX_LENGTH");
  if ((flags & V2) !== 0 && (content !== "" || embeds.length > 0))
    return fault("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
  if (content === "" && embeds.length === 0 && ((flags & V2) === 0 || all.length === 0))
    return fault("content", "BASE_TYPE_REQUIRED");
  if ((flags & V2) === 0 && components.some((each) => Object(each).type !== 1))
    return fault("components", "UNION_TYPE_CHOICES");
  const wrongEmbeds = findInEmbeds(embeds);
  if (wrongEmbeds !== undefined) return wrongEmbeds;
  if (all.length > MOST.components) return fault("components", "BASE_TYPE_MAX_LENGTH");
  return findInComponents(all);
}

function findInEmbeds(embeds: readonly Embed[]): Fault | undefined {
  const sizes = embeds.map(({ description = "" }) => description.length);
  if (embeds.length > MOST.embeds || sizes.some((size) => size > MOST.description))
    return fault("embeds", "BASE_TYPE_MAX_LENGTH");
  const isTooMuch = sizes.reduce((sum, size) => sum + size, 0) > MOST.allEmbeds;
  return isTooMuch ? fault("embeds", "MAX_EMBED_SIZE_EXCEEDED") : undefined;
}

function findInComponents(all: readonly Component[]): Fault | undefined {
  const text = all.reduce((sum, each) => sum + (each.content?.length ?? 0), 0);
  if (text > MOST.text) return fault("components", "COMPONENT_MAX_TOTAL_TEXT_EXCEEDED");
  const ids = all.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) return fault("components", "COMPONENT_DUPLICATED_ID");
  if (ids.some((id) => !Number.isInteger(id) || id < 0 || id >= 2 ** 31))
    return fault("components", "NUMBER_TYPE_COERCE");
  const customs = all.flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(customs).size < customs.length) return fault("components", "COMPONENT_CUSTOM_ID_DUPLICATED");
  if (customs.some((each) => each.length > MOST.customId)) return fault("components", "BASE_TYPE_MAX_LENGTH");
  return undefined;
}

const fault = (path: string, code: string): Fault => ({ path, code, message: "Invalid." });

function flatten(component: Component): Component[] {
  const inside = [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])];
  return [component, ...inside.flatMap(flatten)];
}

/** All that a message shows as text, as it is read: without marks of format, its spaces plain. */
export function textsOf(body: {
  content?: string;
  components?: readonly unknown[];
  embeds?: readonly Embed[];
}): string[] {
  const all = (body.components ?? []).flatMap((each) => flatten(each as Component));
  const described = (body.embeds ?? []).map(({ description }) => description);
  const shown = [body.content, ...described, ...all.map(({ content }) => content)].filter(
    (text) => text !== undefined && text !== "",
  );
  return shown.map((text = "") =>
    text
      .replace(/^(?:-#|#{1,3}) /gm, "")
      .replace(/[\u00a0\u202f]/g, " ")
      .replaceAll("\\", ""),
  );
}
