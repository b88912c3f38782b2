import { forgottenMessage } from "../channels/help-message.ts";
import { Failure } from "../lib/failure.ts";
import type { Command } from "./command.ts";

/** As platforms name people, alone or with the platform and the workspace. */
const PERSON = /^(?:slack:\w*:)?[UW][A-Z0-9]+$|^(?:discord:)?\d{17,20}$/;

export const forgetCommand: Command = {
  name: "forget",
  usage: "PERSONNE",
  does: "Efface ce que Vigie garde d’une personne, nommée par son identifiant dans Slack ou dans Discord",
  words: [1, 1],
  async run({ open, show, arguments: { words } }) {
    const id = readPerson(words[0] ?? "");
    const { conversations } = await open();
    const erased = [];
    for (const person of await conversations.peopleNamed(id)) {
      erased.push({ person, ...(await conversations.count(person)) });
      await conversations.erase(person);
    }
    show(forgottenMessage(id, erased), { person: id, erased });
    return true;
  },
};

/** Throws the failure "usage". */
function readPerson(id: string): string {
  if (PERSON.test(id)) return id;
  const what = `« ${id} » n’est pas l’identifiant d’une personne. Donnez celui de Slack, comme U0123456789 (« Copier l’identifiant du membre », dans son profil), ou celui de Discord, de dix-sept à vingt chiffres (« Copier l’identifiant de l’utilisateur »).`;
  throw new Failure({ code: "usage", what, command: "forget" });
}
