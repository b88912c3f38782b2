/** Words for one thing, a line each: towns and regions, with who lives there. */
export const TOWNS = `
paris parisien
toulouse toulousain
bordeaux bordelais
lille lillois
strasbourg strasbourgeois
grenoble grenoblois
montpellier montpelliérain
bretagne breton
alsace alsacien
londres londonien
berlin berlinois
bruxelles bruxellois
genève genevois
californie californien
québec québécois
marseille phocéen
nice niçois
brest brestois
angers angevin anjou
pau palois béarn
metz messin
nancy nancéien
reims rémois
amiens amiénois
poitiers pictavien poitevin poitou
besançon bisontin
clermont clermontois
étienne stéphanois
nîmes nîmois
aix aixois
annecy annécien
chambéry chambérien
mulhouse mulhousien
colmar colmarien
biarritz biarrot
quimper quimpérois
malo malouin
cherbourg cherbourgeois
dunkerque dunkerquois
calais calaisien
ajaccio ajaccien
namur namurois
charleroi carolo
liège liégeois
anvers anversois
gand gantois
bruges brugeois
louvain louvaniste
lausanne lausannois vaudois vaud
neuchâtel neuchâtelois
fribourg fribourgeois
valais valaisan
tessin tessinois
zurich zurichois
bâle bâlois
berne bernois
luxembourg luxembourgeois
monaco monégasque
dakar dakarois
alger algérois
tunis tunisois
kinshasa kinois
bamako bamakois
provence provençal
savoie savoyard
bourgogne bourguignon
champagne champenois
auvergne auvergnat
gascogne gascon
catalogne catalan
occitanie languedoc languedocien
périgord périgourdin dordogne
rhône rhodanien
comté comtois
flandre flamand
cévennes cévenol
pyrénées pyrénéen
vosges vosgien
isère isérois
girone girondin gironde
morbihan morbihannais
finistère finistérien
guadeloupe guadeloupéen
martinique martiniquais
mayotte mahorais
calédonie calédonien kanak
polynésie polynésien tahitien tahiti
ultramarin outremer
caraïbes caribéen
rome romain
athènes athénien
sparte spartiate
venise vénitien
florence florentin
naples napolitain
turin turinois piémontais
sicile sicilien
sardaigne sarde
madrid madrilène
séville sévillan
andalousie andalou
castille castillan
galice galicien
lisbonne lisboète
varsovie varsovien
prague pragois
istanbul stambouliote constantinople
bavière bavarois munich munichois
saxe saxon
basque euskara euskadi
tibet tibétain
texas texan
floride floridien
`;
