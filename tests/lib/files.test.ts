import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import {
  isFile,
  isFolder,
  isOnNetworkDisk,
  listFiles,
  readBytes,
  readIfThere,
  replaceFile,
  watchFile,
} from "../../src/lib/files.ts";
import { makePipe, openTemporaryFolder } from "../support/temporary-folder.ts";

const LIMIT = 1000;
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === "win32";

async function troubleOf(promise: Promise<unknown>): Promise<Trouble | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => findTrouble(error) ?? expect.fail(String(error)),
  );
}

describe("watching a file", () => {
  test("tells that it is written, replaced and taken away, and nothing of its neighbours", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.yaml", "1");
    let told = Promise.withResolvers<void>();
    let changes = 0;
    using _ = watchFile(path, () => {
      changes += 1;
      told.resolve();
    });
    for (const change of [
      () => folder.write("a.yaml", "2"),
      () => replaceFile(path, "3"),
      () => rmSync(path),
      () => folder.write("a.yaml", "4"),
    ]) {
      told = Promise.withResolvers<void>();
      await change();
      await told.promise;
    }
    const before = changes;
    for (let n = 0; n < 20; n++) folder.write(`b${n}.db`, "x");
    // What is told comes in the order of what was done.
    told = Promise.withResolvers<void>();
    rmSync(path);
    await told.promise;
    expect(changes - before).toBeLessThan(5);
  });

  test("of a folder that is not there tells nothing, and fails nobody", async () => {
    using folder = openTemporaryFolder();
    using _ = watchFile(join(folder.path, "absent", "a.yaml"), () => expect.fail("Nothing changed."));
    expect(await readIfThere(join(folder.path, "absent"))).toBe("");
    expect(await readIfThere(folder.path)).toBe("");
    expect(await readIfThere(folder.write("a.txt", "été"))).toBe("été");
  });
});

describe("reading a file", () => {
  test("gives its bytes, up to the limit", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.txt", "x".repeat(LIMIT));
    expect(await readBytes(path, LIMIT)).toHaveLength(LIMIT);
  });

  test("says that it is missing", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "absent.txt");
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-missing", path });
  });

  test("says that it is missing where a file stands in the place of its folder", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.write("a.txt", "x"), "b.txt");
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-missing", path });
  });

  test("says that it is empty", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.txt", "");
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-empty", path });
  });

  test("says how large it is over the limit", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.txt", "x".repeat(LIMIT + 1));
    const bytes = LIMIT + 1;
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-too-large", path, bytes, limit: LIMIT });
  });

  test("reads nothing of two gigabytes to say so", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.txt", "");
    truncateSync(path, 2 ** 31);
    expect(await troubleOf(readBytes(path, LIMIT))).toMatchObject({ code: "file-too-large", bytes: 2 ** 31 });
  });

  test("says that a folder is none", async () => {
    using folder = openTemporaryFolder();
    expect(await troubleOf(readBytes(folder.path, LIMIT))).toEqual({ code: "file-irregular", path: folder.path });
  });

  test.skipIf(isWindows)("never waits for a pipe, nor reads a device without end", async () => {
    using folder = openTemporaryFolder();
    const pipe = join(folder.path, "pipe.txt");
    makePipe(pipe);
    const device = join(folder.path, "zero.txt");
    symlinkSync("/dev/zero", device);
    for (const path of [pipe, device]) {
      expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-irregular", path });
    }
  });

  test.skipIf(isWindows)("says that a link to itself cannot be read", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "loop.txt");
    symlinkSync(path, path);
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-unreadable", path });
  });

  test.skipIf(isRoot || isWindows)("says that it may not be read (skipped for root, who may read all)", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("a.txt", "secret");
    chmodSync(path, 0);
    expect(await troubleOf(readBytes(path, LIMIT))).toEqual({ code: "file-unreadable", path });
  });
});

describe("listing a folder", () => {
  test("gives the files of the wanted endings below it, sorted, whatever their names", async () => {
    using folder = openTemporaryFolder();
    const names = ["b.txt", "A.TXT", "été à l’œuvre.txt", "two\nlines.txt", "-dash.txt", "sous/dossier/c.md", "😀.txt"];
    for (const name of names) folder.write(name, "x");
    for (const name of ["image.png", "txt", ".hidden.txt", ".git/d.txt", "sous/.e.txt"]) folder.write(name, "x");
    mkdirSync(join(folder.path, "folder.txt"));
    expect(await listFiles(folder.path, [".txt", ".md"])).toEqual(names.map((name) => join(...name.split("/"))).sort());
  });

  test("takes a folder however its path is written", async () => {
    using folder = openTemporaryFolder();
    folder.write("a.txt", "x");
    const paths = [
      folder.path,
      `${folder.path}/`,
      `${folder.path}/./`,
      `${folder.path}/../${folder.path.split("/").at(-1)}`,
    ];
    for (const path of paths) expect(await listFiles(path, [".txt"])).toEqual(["a.txt"]);
  });

  test.skipIf(isWindows)("never follows a link, so that a loop of links ends", async () => {
    using folder = openTemporaryFolder();
    folder.write("in/a.txt", "x");
    symlinkSync(folder.path, join(folder.path, "in", "again"));
    symlinkSync("/etc/hostname", join(folder.path, "out.txt"));
    expect(await listFiles(folder.path, [".txt"])).toEqual([join("in", "a.txt")]);
  });

  test("says that it is missing, or that it is a file", async () => {
    using folder = openTemporaryFolder();
    for (const path of [join(folder.path, "absent"), folder.write("a.txt", "x")]) {
      expect(await troubleOf(listFiles(path, [".txt"]))).toEqual({ code: "folder-missing", path });
    }
  });
});

describe("replacing a file", () => {
  test("writes the new text and leaves nothing beside it", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("vigie.yaml", "old");
    await replaceFile(path, "new");
    expect(folder.read("vigie.yaml")).toBe("new");
    expect(readdirSync(folder.path)).toEqual(["vigie.yaml"]);
  });

  test("leaves the old file, and nothing beside it, where the draft cannot take its place", async () => {
    using folder = openTemporaryFolder();
    // A folder that is not empty is never replaced by a file.
    folder.write("vigie.yaml/inside", "old");
    const path = join(folder.path, "vigie.yaml");
    expect(await troubleOf(replaceFile(path, "new"))).toEqual({ code: "file-unwritable", path });
    expect(folder.read("vigie.yaml/inside")).toBe("old");
    expect(readdirSync(folder.path)).toEqual(["vigie.yaml"]);
  });

  test("says that it cannot be written where its folder is missing", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "absent", "vigie.yaml");
    expect(await troubleOf(replaceFile(path, "new"))).toEqual({ code: "file-unwritable", path });
  });

  test.skipIf(isRoot || isWindows)("says so in a folder that is closed to writing (skipped for root)", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("vigie.yaml", "old");
    chmodSync(folder.path, 0o500);
    expect(await troubleOf(replaceFile(path, "new"))).toEqual({ code: "file-unwritable", path });
    chmodSync(folder.path, 0o700);
    expect(folder.read("vigie.yaml")).toBe("old");
  });
});

test("a file is no folder, a folder no file, and what is missing neither", async () => {
  using folder = openTemporaryFolder();
  const file = folder.write("a.txt", "x");
  const absent = join(folder.path, "absent");
  expect(await Promise.all([file, folder.path, absent].map(isFile))).toEqual([true, false, false]);
  expect(await Promise.all([file, folder.path, absent].map(isFolder))).toEqual([false, true, false]);
});

describe("a disk", () => {
  test.for([
    ["ext4", 0xef53, false],
    ["tmpfs", 0x01021994, false],
    ["NFS", 0x6969, true],
    ["CIFS", 0xff534d42, true],
    // Some systems give the number as a signed one.
    ["SMB2", 0xfe534d42 - 2 ** 32, true],
  ] as const)("of the kind %s is told from a network's", async ([, type, expected]) => {
    expect(await isOnNetworkDisk("/", async () => ({ type }))).toBe(expected);
  });

  test("that the system does not know is taken for a local one", async () => {
    expect(await isOnNetworkDisk("/does/not/exist")).toBe(false);
    expect(await isOnNetworkDisk(".")).toBe(false);
  });
});
