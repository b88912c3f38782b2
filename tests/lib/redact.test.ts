import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openRedactor } from "../../src/lib/redact.ts";

const KEY = 'sk-é/+"\\ sésame-d’essai';
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("a secret", () => {
  test.for<readonly [how: string, carried: string]>([
    ["as it stands", KEY],
    ["in JSON", JSON.stringify({ error: { message: `Wrong key: ${KEY}` } })],
    ["in JSON within JSON", JSON.stringify({ error: JSON.stringify({ key: KEY }) })],
    ["in an address", `https://exemple.fr/?cle=${encodeURIComponent(KEY)}`],
    ["in an address in small letters", encodeURIComponent(KEY).replace(/%../g, (code) => code.toLowerCase())],
    ["in an address that keeps its marks", `https://exemple.fr/${encodeURI(KEY)}`],
    ["in base64", base64(KEY)],
    ["in base64, a byte further", base64(`a${KEY}`)],
    ["in base64, two bytes further, something behind", base64(`ab${KEY}c`)],
    ["in the base64 of addresses", Buffer.from(`marie:${KEY}`).toString("base64url")],
    ["in hexadecimal", Buffer.from(KEY).toString("hex")],
    ["in large hexadecimal", Buffer.from(KEY).toString("hex").toUpperCase()],
    ["in a stack", String(new Error(KEY).stack)],
  ])("is taken out %s", ([, carried]) => {
    const shown = openRedactor([KEY]).text(`avant ${carried} après`);
    expect(shown).toMatch(/^avant .*\[secret\].* après$/s);
    expect(shown).not.toMatch(/s[eé]same|c2FtZS|73616d65/i);
  });

  test("is nowhere to be found, whatever it is and wherever it stands", () => {
    const anything = fc
      .string({ minLength: 6, maxLength: 60, unit: "grapheme-ascii" })
      .filter((text) => /\D/.test(text));
    fc.assert(
      fc.property(anything, fc.string(), fc.string(), (secret, before, after) => {
        const { text, value } = openRedactor([secret]);
        fc.pre(!"[secret]".includes(secret) && !`${before}[secret]${after}`.includes(secret));
        const whole = before + secret + after;
        expect(text(whole)).not.toContain(secret);
        expect(JSON.parse(text(JSON.stringify([whole])))).toEqual([expect.not.stringContaining(secret)]);
        expect(JSON.stringify(value({ [whole]: [{ whole }] }))).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  test("that holds another goes whole", () => {
    const address = "postgres://vigie:sesame-ouvre-toi@hote/vigie";
    expect(openRedactor(["sesame-ouvre-toi", address]).text(`À ${address}.`)).toBe("À [secret].");
  });

  test("that is short, or none, changes nothing; a number is none within another", () => {
    expect(openRedactor(["k", "vigie", ""]).text("npm run vigie")).toBe("npm run vigie");
    expect(openRedactor(["176656"]).text('{"at":1766560000000,"n":1.176656} 176656')).toBe(
      '{"at":1766560000000,"n":1.176656} [secret]',
    );
  });

  test("leaves values that are no texts as they are", () => {
    const when = new Date(0);
    const value = { when, list: [1, null, true, undefined], text: "sesame-ouvre-toi" };
    expect(openRedactor(["sesame-ouvre-toi"]).value(value)).toEqual({ ...value, text: "[secret]" });
  });
});

describe("a line of the log", () => {
  test.for([
    ["postgres://vigie:court@hote:5432/vigie", "postgres://[secret]@hote:5432/vigie"],
    [
      "https://exemple.fr/flux?page=2&api_key=1234&tri=date",
      "https://exemple.fr/flux?page=2&api_key=[secret]&tri=date",
    ],
    ["https://exemple.fr/flux?access-token=1234", "https://exemple.fr/flux?access-token=[secret]"],
    ["https://exemple.fr/@marie?keyword=ia", "https://exemple.fr/@marie?keyword=ia"],
  ] as const)("shows of %s what is no secret", ([written, shown]) => {
    const { line, text } = openRedactor([]);
    expect(line(`"${written}"`)).toBe(`"${shown}"`);
    expect(text(written)).toBe(written);
  });
});
