import { randomUUID } from "node:crypto";

/** A name that nobody guesses, in 36 characters. */
export const newId = (): string => randomUUID();
