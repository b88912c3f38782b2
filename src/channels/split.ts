import type { Message, Part } from "./message.ts";

/** Characters, and blocks as the platform counts them. */
type Cost = { characters: number; blocks: number };

/** What one message of a platform holds: `fit` makes parts that it takes, each of which costs so much after another. */
export type Room = {
  most: Cost;
  fit(message: Message): Part[];
  costOf(part: Part, before: Part | undefined): Cost;
};

/**
 * The messages that one is posted as. What opens with the essentials, as an edition does, is a short message, and a
 * thread of its stories, each with the sources that it cites; anything else is one message where it fits.
 */
export function splitInto(message: Message, room: Room): readonly Message[] {
  const packMessage = (whole: Message) => packInto(whole, room);
  const { opening, stories, closing, sources } = takeApart(message);
  const isDigest = stories.length > 0 && opening.some(({ kind }) => kind === "heading");
  if (!isDigest) {
    const packed = packMessage(message);
    if (packed.length < 2 || stories.length === 0) return packed;
  }
  const cited = stories.map((story) => addSources(story, sourcesOf(story, sources)));
  const known = new Set([opening, ...stories].flatMap(citesOf));
  const others = withEntries(sources, (n) => !known.has(n));
  return [[...opening, ...sourcesOf(opening, sources), ...closing], ...cited, others].flatMap(packMessage);
}

type Entries = Extract<Part, { kind: "sources" }>["entries"];
type Sources = { heading: Part[]; entries: Entries };

/** The stories are what stands under a heading with a label. */
function takeApart(message: Message) {
  const groups = groupsOf(message);
  const first = groups.findIndex(isStory);
  const [opening, after] = first < 0 ? [groups, []] : [groups.slice(0, first), groups.slice(first)];
  const rest = after.filter((group) => !isStory(group)).map(takeSources);
  return {
    opening: opening.flat(),
    stories: after.filter(isStory),
    closing: rest.flatMap(({ others }) => others),
    sources: {
      heading: rest.flatMap(({ heading }) => heading).slice(0, 1),
      entries: rest.flatMap(({ entries }) => entries),
    },
  };
}

const isStory = ([first]: readonly Part[]): boolean => first?.kind === "heading" && first.label !== undefined;

/** Parts under their heading. */
function groupsOf(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last === undefined || (part.kind === "heading" && !last.every(isActions))) groups.push([part]);
    else last.push(part);
  }
  return groups;
}

const isActions = ({ kind }: Part): boolean => kind === "actions";

/** Buttons go with the part that they follow; those that come first, with the one that comes next. */
function unitsOf(parts: readonly Part[]): Part[][] {
  const units: Part[][] = [];
  for (const part of parts) {
    const last = units.at(-1);
    if (last !== undefined && (isActions(part) || last.every(isActions))) last.push(part);
    else units.push([part]);
  }
  return units;
}

function takeSources(group: Part[]): Sources & { others: Part[] } {
  const entries = group.flatMap((part) => (part.kind === "sources" ? part.entries : []));
  if (entries.length === 0) return { heading: [], entries, others: group };
  const heading = group.filter(({ kind }) => kind === "heading");
  return { heading, entries, others: group.filter(({ kind }) => kind !== "heading" && kind !== "sources") };
}

/** What can be pressed stands at the end, under the sources. */
function addSources(story: readonly Part[], sources: readonly Part[]): Part[] {
  const end = story.findLastIndex((part) => !isActions(part)) + 1;
  return [...story.slice(0, end), ...sources, ...story.slice(end)];
}

function sourcesOf(parts: readonly Part[], sources: Sources): Part[] {
  const cited = new Set(citesOf(parts));
  return withEntries(sources, (n) => cited.has(n));
}

function withEntries({ heading, entries }: Sources, isWanted: (n: number) => boolean): Part[] {
  const wanted = entries.filter(({ n }) => isWanted(n));
  return wanted.length === 0 ? [] : [...heading, { kind: "sources", entries: wanted }];
}

const citesOf = (parts: readonly Part[]): number[] =>
  parts.flatMap((part) => {
    if (part.kind === "paragraph") return part.spans.flatMap(({ cites = [] }) => cites);
    return part.kind === "list" ? part.items.flat().flatMap(({ cites = [] }) => cites) : [];
  });

type Load = Cost & { parts: Part[] };

/** As few messages as hold the parts, cut before a heading; what stands under one is cut where no message holds it. */
export function packInto(message: Message, room: Room): Message[] {
  const loads: Load[] = [];
  for (const group of groupsOf(room.fit(message))) {
    if (!add(group, loads.at(-1), room)) {
      const load = { parts: [], characters: 0, blocks: 0 };
      loads.push(load);
      if (!add(group, load, room)) addEach(group, loads, room);
    }
  }
  return loads.map(({ parts }) => parts).filter((parts) => !parts.every(isActions));
}

function addEach(group: readonly Part[], loads: Load[], room: Room): void {
  for (const unit of unitsOf(group)) {
    if (add(unit, loads.at(-1), room)) continue;
    const load = { parts: [], characters: 0, blocks: 0 };
    add(unit, load, room);
    loads.push(load);
  }
}

/** False where the message has no room for the parts. */
function add(parts: readonly Part[], load: Load | undefined, { most, costOf }: Room): boolean {
  if (load === undefined) return false;
  let { characters, blocks } = load;
  for (const [at, part] of parts.entries()) {
    const cost = costOf(part, at === 0 ? load.parts.at(-1) : parts[at - 1]);
    characters += cost.characters;
    blocks += cost.blocks;
  }
  if (characters > most.characters || blocks > most.blocks) return false;
  load.parts.push(...parts);
  Object.assign(load, { characters, blocks });
  return true;
}
