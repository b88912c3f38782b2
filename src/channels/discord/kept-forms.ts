import type { Form, Wish } from "../interaction.ts";

/** Forms that Discord did not open, each known by the action of the button that opens it. */
export type KeptForms = {
  /** The action. */
  keep(form: Form): string;
  /** The form that is wished for; undefined for other wishes, and where it is no longer there. */
  find(wish: Wish): Form | undefined;
};

/** Forms, of which the oldest goes: somebody who corrects one does so at once. */
const MOST = 200;

const VERB = "rouvrir";

/** They are kept by this process alone. `newId` gives names that nobody guesses. */
export function openKeptForms(newId: () => string): KeptForms {
  const forms = new Map<string, Form>();
  return {
    keep(form) {
      const action = `${VERB}:${newId()}`;
      forms.set(action, form);
      const [oldest = ""] = forms.keys();
      if (forms.size > MOST) forms.delete(oldest);
      return action;
    },
    find: (wish) => (wish.kind === "press" ? forms.get(wish.action) : undefined),
  };
}
