import { expect } from "vitest";
import { describeTrouble } from "../../src/channels/troubles.ts";
import { type Config, loadConfig } from "../../src/config.ts";
import { findTrouble, type SettingProblem } from "../../src/lib/failure.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

/** The settings of a folder that holds these, and nothing else. */
export async function load(text: string | Uint8Array, environment: Record<string, string> = {}): Promise<Config> {
  using folder = openTemporaryFolder();
  folder.write("vigie.yaml", text);
  return await loadConfig(folder.path, environment);
}

/** What is wrong with some settings, and the sentence that says so. */
export async function refuse(
  text: string | Uint8Array,
  environment: Record<string, string> = {},
): Promise<{ problems: SettingProblem[]; sentence: string }> {
  const error: unknown = await load(text, environment).then(
    () => expect.fail("The settings were accepted."),
    (thrown: unknown) => thrown,
  );
  const trouble = findTrouble(error);
  if (trouble?.code !== "settings-wrong") expect.fail(String(error));
  const { problems } = trouble;
  return { problems, sentence: describeTrouble({ ...trouble, path: "vigie.yaml" }) };
}
