// Sites of many feeds, on a port each: started by `collect.ts`, which they tell their addresses.
import { createServer } from "node:http";
import process from "node:process";
import { setTimeout } from "node:timers/promises";

const [hosts = 1, ARTICLES = 1] = process.argv.slice(2).map(Number);
const LATENCY = 50;

let isForgetful = false;
process.on("message", () => {
  isForgetful = true;
});
process.on("disconnect", () => process.exit());

const addresses: string[] = [];
for (let n = 0; n < hosts; n++) {
  const server = createServer(async ({ url = "/", headers }, response) => {
    await setTimeout(LATENCY);
    const etag = `"${url}"`;
    if (!isForgetful && headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    const known = isForgetful ? {} : { etag };
    return response.writeHead(200, { "content-type": "application/rss+xml", ...known }).end(feedOf(url.slice(1)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  addresses.push(`http://127.0.0.1:${Object(server.address()).port}`);
}
process.send?.(addresses);

/** A feed whose articles have words of their own, long enough to be whole. */
function feedOf(name: string): string {
  const items = Array.from({ length: ARTICLES }, (_, n) => {
    const seed = Number(name) * ARTICLES + n;
    const sentences = Array.from({ length: 12 }, (_unused, at) => sentenceOf(seed * 12 + at)).join(" ");
    return `<item><guid>${name}-${n}</guid><link>https://exemple.fr/${name}/${n}</link>
<title>${sentenceOf(seed).split(" ").slice(0, 8).join(" ")}</title><pubDate>Mon, 05 Jan 2026 07:00:00 GMT</pubDate>
<description>&lt;p&gt;${sentences}&lt;/p&gt;</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Flux ${name}</title>${items.join("\n")}</channel></rss>`;
}

const SYLLABLES = [..."ba ce di fo gu ha je ki lo mu na pe ri so tu va xe zi bo cu".split(" ")];

/** Words made of a number's digits: two sentences have few in common. */
function sentenceOf(seed: number): string {
  const words = Array.from({ length: 14 }, (_, at) => {
    let rest = (seed * 14 + at + 1) * 2_654_435_761;
    let word = "";
    for (let part = 0; part < 3; part++) {
      word += SYLLABLES[Math.abs(rest) % SYLLABLES.length];
      rest = Math.floor(rest / 97);
    }
    return word;
  });
  return `Le ${words.join(" ")} en ${seed}.`;
}
