import { describe, expect, test } from "vitest";
import { requireRight } from "../../src/commands/rights.ts";
import { parseSettings } from "../../src/config.ts";
import { findTrouble } from "../../src/lib/failure.ts";

type Who = "owner" | "U0BOSS" | "U0EDIT" | "U0ANY";

/** Whether somebody may, under some settings, and whether the platform was asked. */
async function may(needs: "editor" | "admin", who: Who, rights: string) {
  let asked = false;
  const isAdmin = async (): Promise<boolean> => {
    asked = true;
    return who === "owner";
  };
  const settings = parseSettings(rights === "" ? "" : `rights: ${rights}\n`, "");
  const thrown: unknown = await requireRight(needs, { id: `slack:T1:${who}`, isAdmin }, settings.rights).catch(
    (error: unknown) => error,
  );
  return { allowed: thrown === undefined, asked, trouble: findTrouble(thrown) };
}

const BOTH = "{ admins: [U0BOSS], editors: [U0EDIT] }";

describe("rights", () => {
  test.for<[rights: string, needs: "editor" | "admin", allowed: Who[]]>([
    ["", "admin", ["owner"]],
    ["", "editor", ["owner"]],
    [BOTH, "admin", ["U0BOSS"]],
    [BOTH, "editor", ["U0BOSS", "U0EDIT"]],
    ["{ editors: everyone }", "editor", ["owner", "U0BOSS", "U0EDIT", "U0ANY"]],
    ["{ editors: everyone }", "admin", ["owner"]],
    ["{ editors: [U0EDIT] }", "editor", ["owner", "U0EDIT"]],
    ["{ admins: [U0BOSS] }", "editor", ["U0BOSS"]],
  ])("of « %s »: %s", async ([rights, needs, allowed]) => {
    for (const who of ["owner", "U0BOSS", "U0EDIT", "U0ANY"] as const) {
      expect([who, (await may(needs, who, rights)).allowed]).toEqual([who, allowed.includes(who)]);
    }
  });

  test("ask the platform only where nobody is named", async () => {
    expect(await may("admin", "U0ANY", BOTH)).toMatchObject({ asked: false });
    expect(await may("editor", "U0ANY", "{ editors: everyone }")).toMatchObject({ asked: false });
    expect(await may("editor", "U0ANY", "")).toMatchObject({ asked: true });
  });

  test("are refused with those who can", async () => {
    expect((await may("editor", "U0ANY", BOTH)).trouble).toEqual({
      ...{ code: "not-allowed", needs: "editor", listed: ["U0EDIT", "U0BOSS"] },
    });
    expect((await may("editor", "U0ANY", "")).trouble).toEqual({ code: "not-allowed", needs: "admin", listed: [] });
  });

  test.for<[rights: string, name: string, expected: string]>([
    ["{ admins: Claire }", "rights.admins", "une liste d’identifiants de personnes"],
    [
      "{ admins: [Claire] }",
      "rights.admins[1]",
      "l’identifiant d’une personne, entre guillemets : U0123456789 pour Slack",
    ],
    ["{ admins: [123456789012345678] }", "rights.admins[1]", "l’identifiant d’une personne, entre guillemets"],
    ["{ editors: tous }", "rights.editors", "une liste d’identifiants de personnes, ou everyone pour tout le monde"],
    ["3", "rights", "un groupe de réglages"],
    ["{ readers: [] }", "rights.readers", "un réglage décrit dans le README"],
  ])("that are wrong are told in French: %s", ([rights, name, expected]) => {
    const trouble = troubleOf(() => parseSettings(`rights: ${rights}\n`, ""));
    const [problem] = trouble?.code === "settings-wrong" ? trouble.problems : [];
    expect(problem).toMatchObject({ name, expected: expect.stringContaining(expected) });
  });
});

function troubleOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    return findTrouble(error);
  }
  return undefined;
}
