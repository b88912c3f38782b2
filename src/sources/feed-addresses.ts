/** Where the feeds of an address are, by the forms of well-known sites; none where its site has none that is known. */
export function feedsOfSite(address: string): string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const host = url.hostname.replace(/^(?:www|m|old|new)\./, "");
  const form = FORMS.find(([hosts]) => hosts.test(host))?.[1];
  return form?.(url, url.pathname.split("/").filter(Boolean)) ?? [];
}

/** The feed of a channel of YouTube, by the id that its page holds; its handle does not tell it. */
export function feedOfChannel(html: string, address: string): string[] {
  if (!/(?:^|\.)youtube\.com$/.test(URL.parse(address)?.hostname ?? "")) return [];
  const id = CHANNEL_ID.exec(html)?.[1];
  return id === undefined ? [] : [ofYouTube("channel_id", id)];
}

/**
 * Where a feed may be, by the habits of the web, the likeliest first: in the page's own folder and at the root of its
 * site. `generator`: the program that a page says it was made by.
 */
export function likelyFeeds(address: string, generator = ""): string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const habits = HABITS.filter(([program]) => program.test(generator)).flatMap(([, names]) => names);
  const folders = foldersOf(url);
  const guesses = [...habits, ...WELL_KNOWN].flatMap((name) => folders.map((folder) => new URL(name, folder).href));
  const person = /^\/@[\w.-]+\/?$/.test(url.pathname) ? [`${url.origin}${url.pathname.replace(/\/$/, "")}.rss`] : [];
  return [...new Set([...person, ...guesses])];
}

type Form = (url: URL, path: readonly string[]) => string[];

const ofYouTube = (name: string, value: string): string =>
  `https://www.youtube.com/feeds/videos.xml?${name}=${encodeURIComponent(value)}`;

const CHANNEL_ID =
  /(?:"(?:channelId|externalId|browseId)"\s*:\s*"|itemprop="(?:channelId|identifier)" content="|\/channel\/)(UC[\w-]{22})(?![\w-])/;

const youtube: Form = ({ searchParams }, [kind = "", name = ""]) => {
  const list = searchParams.get("list");
  if (list !== null && /^(?:playlist|watch)$/.test(kind)) return [ofYouTube("playlist_id", list)];
  if (kind === "channel" && /^UC[\w-]{22}$/.test(name)) return [ofYouTube("channel_id", name)];
  return kind === "user" && name !== "" ? [ofYouTube("user", name)] : [];
};

/** A repository without releases has tags, and one without tags has commits. */
const github: Form = (_, [owner = "", repository, part = "", ...rest]) => {
  if (owner === "" || GITHUB_PAGES.has(owner)) return [];
  if (repository === undefined) return [`https://github.com/${owner}.atom`];
  const base = `https://github.com/${owner}/${repository.replace(/\.git$/, "")}`;
  const all = ["releases.atom", "tags.atom", "commits.atom"].map((name) => `${base}/${name}`);
  if (part === "commits") return [`${base}/${["commits", ...rest].join("/")}.atom`];
  return part === "tags" ? [`${base}/tags.atom`, ...all.slice(2)] : all;
};
const GITHUB_PAGES = new Set([
  "about",
  "explore",
  "features",
  "marketplace",
  "orgs",
  "search",
  "settings",
  "topics",
  "trending",
]);

const gitlab: Form = ({ origin, pathname }) => {
  const [project = ""] = pathname.replace(/\/$/, "").split("/-/", 1);
  return project.split("/").length < 3 ? [] : [`${origin}${project}/-/tags?format=atom`];
};

const reddit: Form = (_, [kind = "", name = ""]) =>
  /^(?:r|u|user)$/.test(kind) && name !== "" ? [`https://www.reddit.com/${kind}/${name}/.rss`] : [];

const medium: Form = ({ hostname, origin }, [first = ""]) => {
  if (/^(?:www\.)?medium\.com$/.test(hostname)) return first === "" ? [] : [`https://medium.com/feed/${first}`];
  return [`${origin}/feed`];
};

/** Sites where every address has its feed at one place. */
const at =
  (path: string): Form =>
  ({ origin }) => [origin + path];

const FORMS: [RegExp, Form][] = [
  [/^youtube\.com$/, youtube],
  [/^github\.com$/, github],
  [/^gitlab\.com$/, gitlab],
  [/^reddit\.com$/, reddit],
  [/(?:^|\.)medium\.com$/, medium],
  [/.\.substack\.com$/, at("/feed")],
  [/.\.(?:wordpress\.com|hypotheses\.org)$/, at("/feed/")],
  [/.\.blogspot\.[a-z.]+$/, at("/feeds/posts/default")],
  [/.\.tumblr\.com$/, at("/rss")],
  [/^arxiv\.org$/, (_, [kind, name = ""]) => (kind === "list" ? [`https://rss.arxiv.org/rss/${name}`] : [])],
  [/^bsky\.app$/, (_, [kind, name = ""]) => (kind === "profile" ? [`https://bsky.app/profile/${name}/rss`] : [])],
  [/^dev\.to$/, (_, [name = ""]) => [`https://dev.to/feed/${name}`]],
  [
    /^pypi\.org$/,
    (_, [kind, name = ""]) => (kind === "project" ? [`https://pypi.org/rss/project/${name}/releases.xml`] : []),
  ],
  [/^news\.ycombinator\.com$/, at("/rss")],
];

const WELL_KNOWN = [
  ...["feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed", "rss", "feed.json", "index.rss", "rss/"],
  ...["feed.atom", "rss/feed.xml"],
];

/** Where programs that make sites put their feeds. */
const HABITS: [RegExp, string[]][] = [
  [/wordpress|ghost|medium/i, ["feed/", "rss/"]],
  [/hugo/i, ["index.xml"]],
  [/jekyll|eleventy|zola|astro|gatsby|next/i, ["feed.xml", "rss.xml", "atom.xml"]],
  [/hexo/i, ["atom.xml", "rss2.xml"]],
  [/spip/i, ["spip.php?page=backend"]],
  [/dotclear/i, ["feed/atom", "?feed/atom"]],
  [/joomla/i, ["?format=feed&type=rss"]],
  [/drupal/i, ["rss.xml"]],
  [/typo3/i, ["rss.xml", "feed.xml", "?type=9818"]],
  [/pelican/i, ["feeds/all.atom.xml"]],
  [/docusaurus/i, ["blog/rss.xml", "blog/atom.xml"]],
  [/blogger/i, ["feeds/posts/default"]],
  [/wix/i, ["blog-feed.xml"]],
  [/squarespace/i, ["?format=rss", "blog?format=rss"]],
];

/** The page's own folder, the first one of its path, and the root. */
function foldersOf({ origin, pathname }: URL): string[] {
  const last = pathname.split("/").at(-1) ?? "";
  const own = last === "" || last.includes(".") ? pathname.replace(/[^/]*$/, "") : `${pathname}/`;
  // An article's own folder holds its comments, at best.
  const isArticle = own.split("/").length > 4 || /\d{3}|(?:-[^/]+){3}/.test(own);
  const folders = isArticle ? ["/", `/${pathname.split("/")[1]}/`] : [own, "/"];
  return [...new Set(folders)].map((folder) => origin + folder);
}
