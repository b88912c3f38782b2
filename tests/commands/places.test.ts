import { describe, expect, test } from "vitest";
import type { Place, Reply } from "../../src/channels/interaction.ts";
import { actionOf, openConversation, said as saidIn } from "../support/conversation.ts";

const DISCORD = "1390000000000000200";
const SETTINGS = `sources:
  - { id: depeches, name: "Dépêches", folder: "./sample/depeches" }
channels:
  - { id: equipe, slack: C1, alerts: [robots] }
  - { id: produit, discord: "${DISCORD}", alerts: [robots] }
alerts:
  - { id: robots, name: Robots, any: [robot] }
  - { id: muette, name: Muette, any: [baleine] }
rights: { editors: [U0EDIT] }
`;

const PLACES = {
  slack: { platform: "slack", workspace: "T1", channel: "C1" },
  discord: { platform: "discord", workspace: "1390000000000000100", channel: DISCORD },
} as const satisfies Record<string, Partial<Place>>;

const VALUES = { name: "Baleines", any: "baleine", channels: "equipe,produit", cooldown: "4h" };

/** All that is told of channels to somebody in a place. */
async function askAll(where: Partial<Place>): Promise<string[]> {
  await using conversation = await openConversation({ settings: SETTINGS });
  const { app, as } = conversation;
  const [editor, anybody] = [as("U0EDIT", where), as("U0ANY", where)];
  const said: string[] = [];
  const keep = (replies: Reply[]): Reply[] => {
    said.push(saidIn(replies));
    return replies;
  };
  for (const words of ["horaire", "alerte liste", "alerte supprimer robots", "alerte supprimer muette", "etat"])
    keep(await editor.veille(words));
  keep(await as("U0EDIT", { ...where, channel: "ailleurs" }).veille("horaire"));
  const [article] = await app.corpus.span({ from: 0, to: Number.MAX_SAFE_INTEGER }, false);
  keep(await editor.veille(`pourquoi ${article?.id}`));
  keep(await as("U0EDIT", where, true).press("modifier-horaire:partie"));
  keep(await anybody.veille("alerte creer"));
  keep(await editor.veille("alerte creer"));
  const trial = keep(await editor.press("essayer-alerte:", VALUES));
  keep(await editor.press(actionOf(trial, "Créer l’alerte")));
  return said;
}

describe("a place to talk is called", () => {
  test("« canal » in Slack", async () => {
    const said = (await askAll(PLACES.slack)).join("\n");
    expect(said).not.toMatch(/salon|serveur/i);
    expect(said).toContain("Veille du canal « equipe »");
  });

  test("« salon » in Discord", async () => {
    const said = (await askAll(PLACES.discord)).join("\n");
    expect(said).not.toMatch(/cana(?:l|ux)\b|espace/i);
    for (const sentence of [
      "Veille du salon « produit »",
      "dans aucun salon",
      "Elle ne préviendra plus les salons « equipe » et « produit ».",
      "Elle ne prévient aucun salon.",
      "Demandez-le dans l’un des salons de vigie.yaml (equipe, produit), ou ajoutez-y celui-ci.",
      "Salon « produit »",
      "Le salon « partie » n’est pas dans vigie.yaml. Salons connus : equipe, produit.",
      "préviendra les salons « equipe » et « produit »",
      "C’est noté : l’alerte « Baleines » préviendra les salons « equipe » et « produit » de ce qui arrive désormais.",
    ])
      expect(said).toContain(sentence);
  });
});
