import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findTrouble } from "../../src/lib/failure.ts";
import { isArticleFile, readLocalFile } from "../../src/sources/local-file.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

async function read(name: string, content: string | Uint8Array) {
  using folder = openTemporaryFolder();
  return await readLocalFile(folder.write(name, content), "depot", name);
}

async function troubleOf(name: string, content: string | Uint8Array) {
  return read(name, content).then(
    () => expect.fail("It was read."),
    (error: unknown) => findTrouble(error)?.code ?? expect.fail(String(error)),
  );
}

describe("a file", () => {
  test("of text gives its lines as they stand", async () => {
    expect(await read("a.txt", "Un titre\r\n\r\nUne phrase.\n")).toEqual({
      ...{ source: "depot", key: "a.txt", url: null, title: null, author: null, publisher: null, published: null },
      rubrics: [],
      lines: ["Un titre", "", "Une phrase.", ""].map((text) => ({ text, kind: "text" })),
    });
  });

  test("of Markdown gives what its front matter says", async () => {
    const draft = await read("A.MD", "---\ntitle: Un moulin\ndate: 2025-12\n---\nUne phrase.\n");
    expect(draft).toMatchObject({ title: "Un moulin", published: "2025-12", lines: [{ text: "Une phrase." }] });
  });

  test.for(["a.html", "a.HTM"])("of HTML gives what its head says: %s", async (name) => {
    const page = `<title>Un moulin à Verlac</title><link rel="canonical" href="https://exemple.fr/moulin">
<article><h1>Un moulin à Verlac</h1><p>Le moulin de Verlac reprend du service après vingt ans de silence.</p></article>`;
    expect(await read(name, page)).toMatchObject({
      ...{ source: "depot", key: name, title: "Un moulin à Verlac", url: "https://exemple.fr/moulin" },
    });
  });

  test.for([
    ["UTF-8", Buffer.from("Été à l’œuvre.")],
    ["UTF-8 with its mark", Buffer.from("\ufeffÉté à l’œuvre.")],
    [
      "windows-1252",
      Buffer.from([0xc9, ...Buffer.from("t"), 0xe9, 0x20, 0xe0, 0x20, 0x6c, 0x92, 0x9c, ...Buffer.from("uvre.")]),
    ],
    ["UTF-16", Buffer.from("\ufeffÉté à l’œuvre.", "utf16le")],
  ] as const)("in %s is read", async ([, bytes]) => {
    expect((await read("a.txt", bytes)).lines[0]?.text).toBe("Été à l’œuvre.");
  });

  const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => 1 + ((n * n * 31 + 7 * n) % 255)));
  test.for<[string, string, string | Buffer]>([
    ["without a byte", "file-empty", ""],
    ["of spaces and signs that nobody sees", "file-empty", "\ufeff \n\u200b\t"],
    ["that is a PNG", "file-binary", Buffer.from("89504e470d0a1a0a0000000d4948445200000010", "hex")],
    ["that is a video", "file-binary", Buffer.concat([Buffer.from("0000002066747970", "hex"), noise])],
    ["of noise without a zero", "file-binary", noise],
    ["that looks like UTF-16 and is not", "file-binary", Buffer.concat([Buffer.from("M\0Z\0"), noise, noise])],
    ["beyond 5 MB", "file-too-large", "a".repeat(5_000_001)],
  ])("%s is refused as %s", async ([, code, content]) => {
    for (const name of ["a.txt", "a.md", "a.html"]) expect(await troubleOf(name, content)).toBe(code);
  });

  test("with a few bytes broken is read all the same", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Une phrase longue, à peine abîmée, été comme hiver. ".repeat(5)),
      Buffer.from([0xff]),
    ]);
    expect((await read("a.txt", bytes)).lines[0]?.text).toContain("été comme hiver");
  });

  test("that is missing is told", async () => {
    using folder = openTemporaryFolder();
    await expect(readLocalFile(join(folder.path, "a.txt"), "depot", "a")).rejects.toThrow("file-missing");
  });
});

test("an article is known by the end of its name", () => {
  expect(["a.txt", "b/C.MD", "d.html", "e.HTM"].map(isArticleFile)).toEqual([true, true, true, true]);
  expect(["feed.xml", "a.png", "txt", "a.txt.bak"].map(isArticleFile)).toEqual([false, false, false, false]);
});
