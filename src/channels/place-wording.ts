import type { Place } from "./interaction.ts";

/** Where a sentence is read; undefined: in the terminal. */
export type Where = Place["platform"] | undefined;

/** What is called otherwise in Discord. Each is masculine; « le », « ce » and « du » stand before « canal » and « salon » alike. */
type Words = { channel: string; channels: string; workspace: string };

const CANAL: Words = { channel: "canal", channels: "canaux", workspace: "espace" };
const SALON: Words = { channel: "salon", channels: "salons", workspace: "serveur" };

export const wordsOf = (where: Where): Words => (where === "discord" ? SALON : CANAL);

/** The same word where a sentence begins with it. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
