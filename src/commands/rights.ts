import type { Person } from "../channels/interaction.ts";
import { Failure } from "../lib/failure.ts";
import type { Rights } from "./settings.ts";

/** Throws `Failure` where somebody may not do what takes an editor, or an administrator. */
export async function requireRight(needs: "editor" | "admin", person: Person, rights: Rights): Promise<void> {
  const { admins, editors } = rights;
  const id = person.id.split(":").at(-1) ?? "";
  if (needs === "editor" && (editors === "everyone" || editors.includes(id))) return;
  // The platform is asked only where nobody is named.
  if (admins.length > 0 ? admins.includes(id) : await person.isAdmin()) return;
  const others = needs === "editor" && editors !== "everyone" ? editors : [];
  const who = others.length > 0 ? "editor" : "admin";
  throw new Failure({ code: "not-allowed", needs: who, listed: [...others, ...admins] });
}
