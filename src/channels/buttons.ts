import { BUTTONS } from "./command-wording.ts";
import type { Place } from "./interaction.ts";
import type { Button, Part } from "./message.ts";
import { actions } from "./parts.ts";

export const briefingButton = (storyId: string): Button => ({ text: BUTTONS.briefing, action: `fiche:${storyId}` });

/** The same, of the story of an article. */
export const articleButton = (articleId: string): Button => ({
  text: BUTTONS.briefing,
  action: `article:${articleId}`,
});

/** What can be done with an answer or a briefing that is kept under an id; `share` where it is not there for all to see. */
export function exhibitButtons(id: string, share: Place["platform"] | undefined): Part {
  return actions(
    { text: BUTTONS.passages, action: `passages:${id}` },
    ...(share === undefined ? [] : [{ text: BUTTONS.share(share), action: `partager:${id}` }]),
    { text: BUTTONS.useful, action: `utile:${id}` },
    { text: BUTTONS.useless, action: `inutile:${id}` },
  );
}

/** Under an alert: a rule is named where several set it off. */
export function alertButtons(storyId: string, rules: readonly { id: string; name: string }[]): Part {
  const nameOf = (rule: { name: string }): string | undefined => (rules.length > 1 ? rule.name : undefined);
  return actions(
    briefingButton(storyId),
    ...rules.flatMap((rule) => [
      { text: BUTTONS.pause(nameOf(rule)), action: `pause-alerte:${rule.id}` },
      { text: BUTTONS.falseAlert(nameOf(rule)), action: `fausse-alerte:${rule.id}` },
    ]),
  );
}

/** Under a page of what was found, by the words that are kept under an id. */
export function pageButtons(id: string, page: number, pages: number): Part[] {
  const buttons = [
    ...(page > 1 ? [{ text: BUTTONS.previous, action: `page:${id}/${page - 1}` }] : []),
    ...(page < pages ? [{ text: BUTTONS.next, action: `page:${id}/${page + 1}` }] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}
