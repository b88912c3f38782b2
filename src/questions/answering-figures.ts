import { findClauses } from "../french/clauses.ts";
import { countedBy } from "../french/counted.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import { actorsIn, OBJECT } from "./answering-names.ts";
import { likeness, wordsIn } from "./matching.ts";
import { type Part, properNames } from "./question.ts";

/** Whether some clause of a text holds a figure of a wanted sort which is of what a part asks about, and not its own. */
export const figure =
  (isWanted: (quantity: Quantity, part: Part, clause: string) => boolean) =>
  (part: Part, text: string): boolean =>
    !isComparedWith(part, text) &&
    clausesOf(text).some(
      (clause) =>
        /\d|\p{L}{2}/u.test(clause) &&
        findQuantities(clause).some(
          (quantity) =>
            isWanted(quantity, part, clause) && !isAsked(quantity, part) && !isOfAnother(clause, quantity, part, text),
        ),
    );

/** « Aucun site ne dépasse 30 mégawatts, six fois moins que Port-Brévent »: the figure is of the other sites. */
function isComparedWith({ names }: Part, text: string): boolean {
  const [all, rest] = [text, text.replace(COMPARED, " ")].map((said) => new Set(searchTerms(said)));
  return names.some((name) => name.some((term) => all?.has(term) && !rest?.has(term)));
}

const COMPARED =
  /(?<!\p{L})(?:plus|moins|autant)(?: \p{L}{1,30}){0,4} qu(?:e |['’])(?:à |de |d['’]|celles? de |celui de |ceux de )?(?:la |le |les |l['’])?\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)*/gu;

const clausesOf = (text: string): string[] => [...new Set([...findClauses(text).map((clause) => clause.text)])];

/** The figure that the question itself gives. */
const isAsked = ({ text }: Quantity, part: Part): boolean =>
  new RegExp(`(?<![\\d,.])${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\d,.])`, "iu").test(part.text);

/** « près de 100 employés », « 24 organisations », « trois heures »; or « le nombre d’employés atteint 100 ». */
export const countsNoun = (quantity: Quantity, { head }: Part, clause: string): boolean =>
  head.length === 0 || head.some((asked) => countsSo(quantity, asked, clause));

function countsSo(quantity: Quantity, asked: string, clause: string): boolean {
  if (quantity.kind === "ordinal") return false;
  const own = searchTerms(quantity.text);
  if (likeness(asked, wordsIn(own)) > 0) return true;
  const counted = countedBy(clause, quantity);
  if (counted.length > 0)
    return counted.some((term) => likeness(asked, wordsIn([term])) > 0) || follows(quantity, clause, asked);
  if (OF_THEM.test(clause)) return true;
  if (quantity.kind !== "number" && quantity.kind !== "vague") return follows(quantity, clause, asked);
  return likeness(asked, wordsIn(searchTerms(clause))) > 0;
}

/** « Les policiers n’en ont confirmé que 212. » */
const OF_THEM = /(?:^| |n['’])en (?:a|ont|avai(?:t|ent)|aura|auront|compte|comptent) /iu;

/** « 1 à 4 millions de foyers », « 17 grands laboratoires nationaux ». */
function follows({ end }: Quantity, clause: string, asked: string): boolean {
  const next = searchTerms(clause.slice(end, end + REACH)).slice(0, 3);
  return likeness(asked, wordsIn(next)) > 0;
}

/** Characters. */
const REACH = 40;

/** A name that does something just before a figure, where not all that is asked about stands in the clause. */
function isOfAnother(clause: string, { start }: Quantity, part: Part, text: string): boolean {
  const said = wordsIn(searchTerms(clause));
  const missing = part.names.filter((name) => !name.some((term) => said.terms.has(term)) && !isComplement(name, text));
  if (missing.length === 0) return false;
  const before = clause.slice(0, start);
  const foreign = actorsIn(part, before);
  if (foreign.length > 0) return !REPORTS.test(before);
  return properNames(before).length === 0 && isActorNearest(part, text.slice(0, text.indexOf(clause)));
}

/** « Le second calculateur, baptisé Genêt, consomme 3 mégawatts »: the last name before the clause is another's. */
function isActorNearest(part: Part, before: string): boolean {
  const nearest = properNames(before).at(-1);
  return nearest !== undefined && actorsIn(part, before).includes(nearest);
}

/** « à Port-Brévent, où Talvernes investira 1,8 milliard »: a name after a preposition has no figure of its own. */
const isComplement = (name: readonly string[], text: string): boolean =>
  properNames(text).some(
    (other) =>
      searchTerms(other).some((term) => name.includes(term)) && OBJECT.test(text.slice(0, text.indexOf(other))),
  );

/** Who tells a figure is not whose figure it is. */
const REPORTS =
  /(?<!\p{L})(?:estim|indiqu|affirm|précis|assur|évalu|chiffr|déclar|expliqu|soulign|rapport|observ|calcul|attribu|constat)/iu;
