import type { Suggest } from "../channels/interaction.ts";
import { fold } from "../french/words.ts";
import type { CommandDeps } from "./deps.ts";

type SuggestDeps = {
  corpus: Pick<CommandDeps["corpus"], "articles" | "news" | "searchWords">;
  settings: {
    alerts: readonly { id: string; name?: string | undefined }[];
    sources: readonly { id: string; name?: string | undefined }[];
  };
  /** In epoch milliseconds. */
  now(): number;
};

/** What is suggested at most, and the passages among which articles are looked for. */
const MOST = 25;
const PASSAGES = 40;
/** Milliseconds: what came in lately, where nothing is typed. */
const LATELY = 30 * 24 * 3_600_000;
/** Characters that are read of what is typed. */
const LONGEST = 300;

/** What Vigie can name while somebody types: articles by their titles, rules and sources by their names. */
export function openSuggest({ corpus, settings, now }: SuggestDeps): Suggest {
  const articles = async (typed: string) => {
    if (typed === "") {
      const stories = await corpus.news([{ from: now() - LATELY, to: now() }], { limit: MOST });
      return stories.flatMap(([newest]) => newest ?? []);
    }
    const passages = await corpus.searchWords(typed, PASSAGES);
    const ids = [...new Set(passages.map(({ articleId }) => articleId))].slice(0, MOST);
    const found = new Map((await corpus.articles(ids)).map((article) => [article.id, article]));
    return ids.flatMap((id) => found.get(id) ?? []);
  };
  return async (what, typed) => {
    const text = typed
      .replace(/\p{Cc}/gu, " ")
      .slice(0, LONGEST)
      .toWellFormed()
      .trim();
    if (what === "article") return (await articles(text)).map(({ id, title }) => ({ text: title, value: id }));
    const all = what === "rule" ? settings.alerts : settings.sources;
    return all
      .map(({ id, name = id }) => ({ text: name, value: id }))
      .filter((one) => fold(`${one.text} ${one.value}`).includes(fold(text)))
      .slice(0, MOST);
  };
}
