/** What a button that was pressed, or a form that was handed in, does. */
export const actionOf = (customId: string): string => customId;
