import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "../../../src/channels/slack/read-text.ts";

describe("what people wrote", () => {
  test.for<[written: string, read: string]>([
    ["<@UVIGIE> bonjour", "bonjour"],
    ["dis <@UVIGIE>, et <@U2>", "dis , et @U2"],
    ["<@U2|Marie> et <#C1|equipe> et <#C2>", "@Marie et #equipe et #C2"],
    ["<!here> <!channel> <!subteam^S1|@admins> <!subteam^S2>", "@here @channel @admins @S2"],
    ["<https://exemple.fr/a?b=1&amp;c=2>", "https://exemple.fr/a?b=1&c=2"],
    ["<http://exemple.fr|exemple.fr>", "http://exemple.fr"],
    ["<https://exemple.fr/a|l’article>", "l’article (https://exemple.fr/a)"],
    ["1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"],
    ["&amp;lt;", "&lt;"],
    ["a <b> c < d", "a <b> c < d"],
    ["  ", ""],
  ])("« %s » is read as they see it", ([written, read]) => {
    expect(readText(written, "UVIGIE")).toBe(read);
  });

  test("is not addressed to who is called first, where Vigie does not know its own name", () => {
    expect(readText(" <@U1> que dit <@U2> ?")).toBe("que dit @U2 ?");
  });

  test("comes back whole from Slack's own marks", () => {
    const written = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => readText(written(text), "U") === text.trim()));
  });

  test("is read in little time, however it was made", () => {
    const pieces = fc.constantFrom("<", ">", "@U1", "|", "http:", "&amp;", "a", " ", "!", "#");
    fc.assert(fc.property(fc.array(pieces, { maxLength: 50 }), (some) => readText(some.join("")).length < 1_000));
    const start = performance.now();
    for (const piece of ["<a", "<@", "<!a|", "&lt", "<http:", " <@"]) readText(piece.repeat(100_000), "U");
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
