import { openTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

/** Articles of the days before 24 December 2025, written for these tests. */
const ARTICLES: Record<string, string> = {
  "ecluse.md": `---
title: "L’écluse de Morville passe au pilotage automatique"
author: Claire Aubin
date: 2025-12-23
---
Le port fluvial de Morville a confié la manœuvre de son écluse à un logiciel le 22 décembre 2025. Le programme ouvre et
ferme les portes selon le niveau de l'eau et la file des péniches. Selon le port, près de 140 bateaux franchissent
l'écluse chaque jour.

La société Hydrolane, qui a écrit le logiciel, a reçu 3,4 millions d'euros pour ce chantier. Un éclusier reste de garde
jour et nuit et peut reprendre la main à tout moment.
`,
  "semis.txt": `date 2025-12-24 Un robot sème le blé de nuit dans la plaine de Sainte-Orne

La coopérative de Sainte-Orne a fait semer 60 hectares de blé par un robot électrique durant la nuit du 20 décembre 2025.
L'engin avance à 5 kilomètres par heure et s'arrête dès qu'un animal passe devant ses capteurs.

Le fabricant Sillon Clair estime que le robot consomme deux fois moins d'énergie qu'un tracteur. La coopérative veut en
louer quatre autres au printemps 2026.
`,
  "archives.html": `<!doctype html><html lang="fr"><head><title>Les archives de Belval lues par une machine</title>
<meta property="article:published_time" content="2025-12-23T10:00:00+01:00"></head><body><article>
<h1>Les archives de Belval lues par une machine</h1>
<p>Les archives municipales de Belval ont fait lire 12 000 registres manuscrits par un programme de reconnaissance
d'écriture. Le travail a duré onze mois et s'est achevé le 19 décembre 2025.</p>
<p>D'après la directrice des archives, une ligne sur vingt demande encore la relecture d'un archiviste. Le catalogue sera
ouvert au public en mars 2026.</p></article></body></html>
`,
};

export const SETTINGS = `# Les réglages de l'essai.
timezone: Europe/Paris
# Un hôte des essais.
privateHosts: ["127.0.0.1"]
sources:
  # Ce que l'équipe dépose.
  - { id: depot, name: "Dépôt", folder: "./articles" } # un dossier
`;

/** A data folder with three articles in a source "depot", and settings: these, or others. */
export function openNews(settings = SETTINGS): TemporaryFolder {
  const folder = openTemporaryFolder();
  for (const [name, text] of Object.entries(ARTICLES)) folder.write(`articles/${name}`, text);
  folder.write("vigie.yaml", settings);
  return folder;
}

/** A feed with one article, dated, whose text is `text`. */
export function rssOf(title: string, text: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${title}</title>
<link>https://exemple.fr/</link><description>Essai</description><item><title>${title}, premier numéro</title>
<link>https://exemple.fr/premier</link><pubDate>Tue, 23 Dec 2025 09:00:00 +0100</pubDate>
<description>&lt;p&gt;${text}&lt;/p&gt;</description></item></channel></rss>`;
}
