import { describe, expect, test } from "vitest";
import { escapeMarkdown, linkTo } from "../../../src/channels/discord/markdown.ts";
import { setFrench } from "../../../src/french/typography.ts";
import { readMarkdown } from "../../support/discord-markdown.ts";

const unjoined = (text: string): string => text.replaceAll("\u2060", "");

describe("a text from an article", () => {
  test.for([
    ["bold", "a **b** c", "a \\*\\*b\\*\\* c", "strong"],
    ["italics", "*b* et _c_", "\\*b\\* et \\_c\\_", "emphasis"],
    ["underlined text", "__b__", "\\_\\_b\\_\\_", "underlined"],
    ["struck text", "~~b~~", "\\~\\~b\\~\\~", "struck"],
    ["spoiler", "||b||", "\\|\\|b\\|\\|", "spoiler"],
    ["code", "`b` ```c```", "\\`b\\` \\`\\`\\`c\\`\\`\\`", "code"],
    ["heading", "## b", "\\#\\# b", "heading"],
    ["subtext", "-# b", "-\\# b", "subtext"],
    ["list of points", "- b", "\\- b", "item"],
    ["list of stars", "* b", "\\* b", "item"],
    ["list of pluses", "+ b", "\\+ b", "item"],
    ["numbered list", "12. b", "12\\. b", "item"],
    ["numbered list of another kind", "1) b", "1\\) b", "item"],
    ["quotation", "> b", "\\> b", "quote"],
    ["quotation to the end", ">>> b", "\\>\\>\\> b", "quote"],
    ["call of all", "@everyone et @here", "@\u2060everyone et @\u2060here", "call"],
    ["call of one", "<@123> <@!123>", "\\<@\u2060123\\> \\<@\u2060!123\\>", "mention"],
    ["call of a role", "<@&123>", "\\<@\u2060&123\\>", "mention"],
    ["channel", "<#123>", "\\<\\#123\\>", "mention"],
    ["command", "</veille:123>", "\\</veille:123\\>", "command"],
    ["instant", "<t:0:R>", "\\<t\\:0:R\\>", "time"],
    ["guide", "<id:home>", "\\<id:home\\>", "guide"],
    ["picture of a server", "<:feu:123>", "\\<\\:feu:123\\>", "emoji"],
    ["picture", "un :fire: vif", "un \\:fire: vif", "emoji"],
    ["address", "voir https://exemple.fr/a_b", "voir https\\://exemple.fr/a\\_b", "address"],
    ["address without a preview", "<https://exemple.fr>", "\\<https\\://exemple.fr\\>", "address"],
    ["invitation", "discord.gg/abc", "discord\\.gg/abc", "raw invitation"],
    ["invitation by its site", "discordapp.com/invite/abc", "discordapp\\.com/invite/abc", "raw invitation"],
  ] as const)("makes no %s", ([, text, escaped, mark]) => {
    expect(escapeMarkdown(text)).toBe(escaped);
    const { text: shown, marks } = readMarkdown(escaped);
    expect([unjoined(shown), marks]).toEqual([text, []]);
    // Discord would have made one of it.
    expect(readMarkdown(text).marks).toContain(mark);
  });

  test.for([
    ["a link", "[a](https://mal.fr)"],
    ["a link with a title", '[a](https://mal.fr "b")'],
    ["a link without a preview", "[a](<https://mal.fr>)"],
    ["a link whose sign is escaped", "\\[a](https://mal.fr)"],
    ["the end of one, after a call of ours", "b](https://mal.fr)"],
  ] as const)("makes no link: %s", ([, text]) => {
    for (const shown of [
      escapeMarkdown(text),
      `[1] ${escapeMarkdown(text)}`,
      `${linkTo("https://a.fr", "A")} ${escapeMarkdown(text)}`,
    ]) {
      expect(readMarkdown(shown).links.filter(({ url }) => url !== "https://a.fr/")).toEqual([]);
      expect(readMarkdown(shown).marks).toEqual([]);
    }
  });

  test("would be a link of another's where nothing parted its brackets", () => {
    expect(readMarkdown("[1] b\\](https\\://mal.fr)").links).toEqual([{ label: "1] b\\", url: "https://mal.fr" }]);
  });

  test("keeps its backslashes, and the signs of half a character are one", () => {
    expect(readMarkdown(escapeMarkdown("a\\*b\\")).text).toBe("a\\*b\\");
    expect(escapeMarkdown("a\ud800b\nc")).toBe("a\ufffdb c");
  });

  test("keeps the spaces and the quotation marks of French, and all that formats nothing", () => {
    const text = "« 40 000 » : l'eau ? À 8:30, 2 - 1 = 1. Jean-Luc (IA) a@b.fr, C & Cie";
    expect(escapeMarkdown(text)).toBe(setFrench(text));
  });
});

describe("a link", () => {
  test("shows its text, and no preview", () => {
    expect(linkTo("https://exemple.fr/a?b=1&c=2", "L'article")).toBe("[L’article](<https://exemple.fr/a?b=1&c=2>)");
  });

  test.for([
    ["https://exemple.fr/a_(b)", "https://exemple.fr/a_%28b%29"],
    ["https://exemple.fr/a)b>c", "https://exemple.fr/a%29b%3Ec"],
    ["https://exemple.fr/?a=\\b*c*", "https://exemple.fr/?a=%5Cb%2Ac%2A"],
  ] as const)("leads to the whole of %s", ([address, url]) => {
    const { text, links, marks } = readMarkdown(linkTo(address, "Ici"));
    expect([text, links, marks]).toEqual(["Ici", [{ label: "Ici", url }], []]);
  });

  test.for([
    ["[Vidéo] *a* _b_ ~c~ `d` |e| \\f", "［Vidéo］ ∗a∗ ˍbˍ ∼c∼ ˋdˋ ¦e¦ ⧵f"],
    ["<@123> :fire: @everyone", "‹@123› :fire: @everyone"],
    ["https://autre.fr/a et discord.gg/b", "https://autre.fr/a et discord.gg/b"],
    ["a](https://mal.fr) b", "a］(https://mal.fr) b"],
  ] as const)("shows no backslash, and no other link: %s", ([text, label]) => {
    const { links, marks } = readMarkdown(linkTo("https://exemple.fr/", text));
    expect(links.map((link) => ({ ...link, label: unjoined(link.label) }))).toEqual([
      { label, url: "https://exemple.fr/" },
    ]);
    expect(marks).toEqual([]);
  });

  test.for(["javascript:alert(1)", "ftp://exemple.fr", "exemple", "", null, `https://exemple.fr/${"a".repeat(1_001)}`])(
    "leads nowhere with %j",
    (address) => {
      expect(linkTo(address, "*a*")).toBe("\\*a\\*");
    },
  );

  test("that says nothing is none", () => {
    expect(linkTo("https://exemple.fr", " ")).toBe("");
  });
});
