/** The first http(s) address of a text, as people or platforms write it (`<https://…|…>`); undefined where there is none. */
export function findLink(text: string): string | undefined {
  for (const [found] of text.slice(0, LONGEST).matchAll(LINK)) {
    const url = URL.parse(found.replaceAll("&amp;", "&").replace(TRAILING, ""));
    if (url !== null && url.hostname !== "") return url.href;
  }
  return undefined;
}

/** Characters that are looked at. */
const LONGEST = 40_000;
const LINK = /\bhttps?:\/\/[^\s<>|"«»`]{1,2000}/gi;
const TRAILING = /[.,;:!?…)\]}'’]+$/;
