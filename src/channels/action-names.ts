/** Names the buttons of one message: platforms want each name once, though several may do the same. `actionOf` reads them. */
export function openActionNames(): (action: string) => string {
  const counts = new Map<string, number>();
  return (action) => {
    const count = (counts.get(action) ?? 0) + 1;
    counts.set(action, count);
    return count === 1 && !SUFFIX.test(action) ? action : `${action}#${count}`;
  };
}

const SUFFIX = /#\d+$/;

/** What a button that was pressed does, from its name: "fiche:abc#2" is "fiche:abc". */
export const actionOf = (name: string): string => name.replace(SUFFIX, "");
