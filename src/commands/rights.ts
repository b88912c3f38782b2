import type { Person } from "../channels/interaction.ts";
import { Failure } from "../lib/failure.ts";
import type { Rights } from "./settings.ts";

/** Whether somebody may do what takes an editor, or an administrator. */
export async function hasRight(needs: "editor" | "admin", person: Person, rights: Rights): Promise<boolean> {
  const { admins, editors } = rights;
  const id = person.id.split(":").at(-1) ?? "";
  if (needs === "editor" && (editors === "everyone" || editors.includes(id))) return true;
  // The platform is asked only where nobody is named.
  return admins.length > 0 ? admins.includes(id) : await person.isAdmin();
}

/** Throws `Failure` where somebody has not the right that is needed. */
export async function requireRight(needs: "editor" | "admin", person: Person, rights: Rights): Promise<void> {
  if (await hasRight(needs, person, rights)) return;
  const { admins, editors } = rights;
  const others = needs === "editor" && editors !== "everyone" ? editors : [];
  const who = others.length > 0 ? "editor" : "admin";
  throw new Failure({ code: "not-allowed", needs: who, listed: [...others, ...admins] });
}
