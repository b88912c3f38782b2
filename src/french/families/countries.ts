/** Words for one thing, a line each: countries, parts of the world and directions, with who lives there. */
export const COUNTRIES = `
france français française
allemagne allemand
angleterre anglais
britannique royaume
espagne espagnol
italie italien
belgique belge
suisse helvétique
hollande hollandais néerlandais
portugal portugais
suède suédois
norvège norvégien
danemark danois
pologne polonais
autriche autrichien
hongrie hongrois
roumanie roumain
grèce grec grecque
turquie turc turque
estonie estonien
ukraine ukrainien
europe européen
chine chinois
corée coréen
inde indien
vietnam vietnamien
iran iranien
israël israélien
arabie saoudien
australie australien
canada canadien
mexique mexicain
brésil brésilien
afrique africain
asie asiatique
algérie algérien
maroc marocain
tunisie tunisien
égypte égyptien
kenya kényan
nigeria nigérian
chine pékin
bosnie bosniaque bosnien
kosovo kosovar
macédoine macédonien
monténégro monténégrin
lituanie lituanien
balte baltique
galles gallois
chypre chypriote
géorgie géorgien
arménie arménien
azerbaïdjan azéri
kazakhstan kazakh
ouzbékistan ouzbek
turkménistan turkmène
tadjikistan tadjik
afghanistan afghan
bangladesh bangladais
laos laotien
cambodge cambodgien khmer
malaisie malaisien
singapour singapourien
indonésie indonésien
syrie syrien
jordanie jordanien
palestine palestinien
irak irakien
koweït koweïtien
qatar qatarien
yémen yéménite
libye libyen
éthiopie éthiopien
érythrée érythréen
somalie somalien
congo congolais
tchad tchadien
niger nigérien
mali malien
burkina burkinabé
guinée guinéen
ivoire ivoirien
ghana ghanéen
togo togolais
bénin béninois
mauritanie mauritanien
mozambique mozambicain
madagascar malgache
comores comorien
zimbabwe zimbabwéen
namibie namibien
chili chilien
pérou péruvien
bolivie bolivien
colombie colombien
venezuela vénézuélien
équateur équatorien
uruguay uruguayen
paraguay paraguayen
cuba cubain
jamaïque jamaïcain
guatemala guatémaltèque
honduras hondurien
salvador salvadorien
nicaragua nicaraguayen
panama panaméen
hawaï hawaïen
gaule gaulois
prusse prussien
byzance byzantin
carthage carthaginois
maghreb maghrébin
sahel sahélien
méditerranée méditerranéen
arctique polaire
antarctique austral
amazonie amazonien
himalaya himalayen
andes andin
ouest occidental occident
nord septentrional boréal
sud méridional
sahara saharien
russie moscou moscovite kremlin
japon nippon tokyo
oriental orient
`;
