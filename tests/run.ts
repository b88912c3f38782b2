// What `npm test` runs: lint, types, dead code and the test suite. All of them run, even after one has failed; arguments
// go to vitest. The last line counts the tests, and one for each other step.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseCLI, startVitest, type TestCase, type TestModule, type TestState } from "vitest/node";

const STEPS = [
  { name: "biome", args: ["node_modules/@biomejs/biome/bin/biome", "check"] },
  { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "knip", args: ["node_modules/knip/bin/knip.js", "--no-progress"] },
];

/** One line for a step that passes, all it printed for one that fails. One at a time: each uses every core by itself. */
function runStep({ name, args }: (typeof STEPS)[number]): boolean {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(status === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name}\n${stdout}${stderr}`);
  return status === 0;
}

type Counts = { passed: number; failed: number };

async function runVitest(args: string[]): Promise<Counts> {
  const { filter, options } = parseCLI(["vitest", "run", ...args]);
  const vitest = await startVitest(filter, options);
  await vitest.close();
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: TestState): TestCase[] => tests.filter((test) => test.result().state === state);
  // With `-t`, every test that was not asked for is skipped.
  if (!options.testNamePattern) inState("skipped").forEach(reportSkipped);
  const broken = modules.flatMap(findBroken).length + vitest.state.getUnhandledErrors().length;
  const none = tests.length === 0 && broken === 0 ? 1 : 0;
  return { passed: inState("passed").length, failed: inState("failed").length + broken + none };
}

/** Files and groups that failed outside their tests: an import, a hook. */
function findBroken(module: TestModule): unknown[] {
  return [module, ...module.children.allSuites()].flatMap((group) => group.errors());
}

function reportSkipped(test: TestCase): void {
  const result = test.result();
  const note = result.state === "skipped" && result.note ? `: ${result.note}` : "";
  console.log(`↓ skipped: ${test.module.relativeModuleId} > ${test.fullName}${note}`);
}

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const steps = STEPS.map(runStep);
const tests = await runVitest(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return { passed: 0, failed: 1 };
});
const passed = tests.passed + steps.filter((isPassed) => isPassed).length;
const failed = tests.failed + steps.filter((isPassed) => !isPassed).length;
if (failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
