/** What is said of a source besides what it brought, once each time. */

export const sourceFailing = (name: string, reason: string): string =>
  `La source ${name} ne répond plus depuis trois visites : ${reason}`;

export const sourceStopped = (name: string, reason: string): string =>
  `La source ${name} n’est plus visitée : ${reason} ${RESTART}`;

export const sourceRecovered = (name: string): string => `La source ${name} répond de nouveau.`;

export const sourceMoved = (name: string, address: string): string =>
  `La source ${name} a changé d’adresse : Vigie la lit désormais à ${address}. Vos réglages restent comme ils sont ; vous pouvez y écrire la nouvelle adresse.`;

const RESTART = "Pour la relancer, corrigez son adresse, ou essayez-la : `npm run vigie -- sources test ID`.";

/** What a round says of a source that it passes over. */
export const STOPPED = `Elle n’est plus visitée. ${RESTART}`;

/** Why a source that is no longer visited is failing. */
export const stoppedBecause = (reason: string): string => `${reason} ${STOPPED}`;
