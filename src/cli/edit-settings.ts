import { join } from "node:path";
import { isMap, parseDocument, YAMLSeq } from "yaml";
import { parseSettings } from "../config.ts";
import { readBytes, replaceFile } from "../lib/files.ts";
import type { SourceSettings } from "../sources/settings.ts";

/** Adds a source to `vigie.yaml`, whose comments and order stay as they are. */
export async function addSource(data: string, source: SourceSettings): Promise<void> {
  await edit(data, (sources) => sources.add(source));
}

/** Takes a source out of `vigie.yaml`. */
export async function removeSource(data: string, id: string): Promise<void> {
  await edit(data, (sources) => {
    sources.items = sources.items.filter((item) => !(isMap(item) && item.get("id") === id));
  });
}

/** Bytes, as in config.ts. */
const LARGEST = 5_000_000;

async function edit(data: string, change: (sources: YAMLSeq) => void): Promise<void> {
  const path = join(data, "vigie.yaml");
  const document = parseDocument(new TextDecoder().decode(await readBytes(path, LARGEST)));
  const found = document.get("sources");
  const sources = found instanceof YAMLSeq ? found : new YAMLSeq();
  if (found !== sources) document.set("sources", sources);
  const before = sources.items.length;
  change(sources);
  // A new entry is written on one line, as in the README.
  for (const item of sources.items.slice(before)) if (isMap(item)) item.flow = true;
  const text = document.toString({ lineWidth: 0 });
  parseSettings(text, path);
  await replaceFile(path, text);
}
