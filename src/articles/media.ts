/** Agencies, which others publish under their name: « (AFP) », « avec Reuters ». Each by the forms that it is written in. */
export const AGENCIES: readonly (readonly string[])[] = [
  ["AFP", "Agence France-Presse"],
  ["Reuters"],
  ["Associated Press", "The Associated Press", "AP"],
  ["Bloomberg", "Bloomberg News"],
  ["Belga"],
  ["Keystone-ATS"],
  ["La Presse canadienne", "Presse canadienne", "The Canadian Press"],
  ["dpa", "DPA"],
  ["EFE"],
  ["ANSA"],
  ["Kyodo", "Kyodo News"],
  ["Yonhap"],
  ["Xinhua"],
];

/** Newspapers, sites and channels that others quote. The first form is the one that is shown. */
export const MEDIA: readonly (readonly string[])[] = [
  ...AGENCIES,
  ["The Information"],
  ["TechCrunch"],
  ["The Verge"],
  ["Wired", "WIRED"],
  ["Axios"],
  ["Semafor"],
  ["Politico", "POLITICO"],
  ["CNBC"],
  ["CNN"],
  ["BBC", "BBC News"],
  ["NBC News"],
  ["CBS News"],
  ["ABC News"],
  ["NPR"],
  ["The Guardian", "Guardian"],
  ["The Economist"],
  ["The Atlantic"],
  ["The Register"],
  ["The Times"],
  ["The Telegraph"],
  ["Financial Times", "The Financial Times", "FT"],
  ["Wall Street Journal", "The Wall Street Journal", "WSJ"],
  ["New York Times", "The New York Times", "NYT"],
  ["Washington Post", "The Washington Post"],
  ["Los Angeles Times"],
  ["Business Insider"],
  ["Forbes"],
  ["Fortune"],
  ["Nikkei", "Nikkei Asia"],
  ["South China Morning Post", "SCMP"],
  ["Der Spiegel"],
  ["Handelsblatt"],
  ["El País"],
  ["404 Media"],
  ["9to5Mac"],
  ["9to5Google"],
  ["Ars Technica"],
  ["BleepingComputer"],
  ["Engadget"],
  ["Gizmodo"],
  ["MacRumors"],
  ["MIT Technology Review"],
  ["Platformer"],
  ["Rest of World"],
  ["VentureBeat"],
  ["ZDNet", "ZDNET"],
  ["Le Monde"],
  ["Le Monde diplomatique"],
  ["Les Échos", "Les Echos"],
  ["Le Figaro"],
  ["Libération"],
  ["Le Parisien"],
  ["Le Point"],
  ["Le Soir"],
  ["Le Temps"],
  ["Le Canard enchaîné"],
  ["L'Express"],
  ["L'Obs", "Le Nouvel Obs"],
  ["L'Opinion"],
  ["L'Usine Digitale", "Usine Digitale"],
  ["L'Usine Nouvelle", "Usine Nouvelle"],
  ["L'Informé"],
  ["L'Écho", "L'Echo"],
  ["La Croix"],
  ["La Lettre"],
  ["La Tribune"],
  ["Les Numériques"],
  ["Challenges"],
  ["Contexte"],
  ["Mediapart"],
  ["Ouest-France"],
  ["BFM", "BFMTV", "BFM TV", "BFM Business", "BFM Tech"],
  ["Franceinfo", "France Info"],
  ["France Inter"],
  ["RTL"],
  ["RTS"],
  ["RTBF"],
  ["Radio-Canada"],
  ["Numerama"],
  ["Next", "Next INpact", "Nextinpact"],
  ["01net", "01net.com"],
  ["Clubic"],
  ["Frandroid"],
  ["Siècle Digital"],
  ["Le Monde Informatique"],
  ["LeMagIT"],
  ["Maddyness"],
];

const LISTED = new Map(MEDIA.flatMap(([name = "", ...forms]) => [name, ...forms].map((form) => [form, name])));

/** Apostrophes as they are typed, and spaces as in any text: place for place. */
export const plain = (text: string): string => text.replace(/[’ʼ]/gu, "'").replace(/\s/gu, " ");

/** The name by which a medium goes under all its forms; a name that is not listed stands for itself. */
export const mediumNamed = (form: string): string => LISTED.get(form) ?? form;

/** The medium of which a publisher is a part: « Le Monde.fr - Pixels » is Le Monde, « Le Monde des tulipes » is itself. */
export function mediumOf(publisher: string): string {
  const name = plain(publisher).trim();
  const parts = name.split(SEPARATOR).flatMap((part) => [part, part.replace(DOMAIN, "")]);
  const listed = parts.find((part) => LISTED.has(part));
  return listed === undefined ? name : mediumNamed(listed);
}

const SEPARATOR = / [-–—|•·/] | ?[:|] /u;
const DOMAIN = /\.(?:fr|com|net|org|be|ch|ca)$/iu;
