import { matchAt } from "./folded-text.ts";
import type { Unit, UnitFound } from "./quantity-parts.ts";

/** noun, ISO code when nothing follows, then what may follow (first letters) with its own code. `!` asks for 1e9. */
const CURRENCY_WORDS = `
euro EUR
dollar USD americain=USD us=USD canadien=CAD australien=AUD neo-zelandais=NZD taiwanais=TWD de_taiwan=TWD
  de_hong_kong=HKD hongkongais=HKD de_singapour=SGD singapourien=SGD jamaicain=JMD
franc CHF suisse=CHF cfa=XOF guineen=GNF congolais=CDF rwandais=RWF burundais=BIF djiboutien=DJF comorien=KMF
  pacifique=XPF cfp=XPF malgache=MGF francais=FRF belge=BEF luxembourgeois=LUF
livre! GBP sterling=GBP britannique=GBP egyptienne=EGP libanaise=LBP syrienne=SYP turque=TRY soudanaise=SDG
couronne! SEK suedoise=SEK norvegienne=NOK danoise=DKK tcheque=CZK islandaise=ISK
dinar DZD algerien=DZD tunisien=TND libyen=LYD koweitien=KWD jordanien=JOD irakien=IQD serbe=RSD bahreini=BHD
dirham MAD marocain=MAD emirati=AED emirien=AED des_emirats=AED
peso MXN mexicain=MXN argentin=ARS chilien=CLP colombien=COP philippin=PHP uruguayen=UYU cubain=CUP
roupie INR indienne=INR pakistanaise=PKR sri-lankaise=LKR nepalaise=NPR mauricienne=MUR indonesienne=IDR
yen JPY japonais=JPY
yuan CNY chinois=CNY
renminbi CNY
won KRW sud-coreen=KRW coreen=KRW
rouble RUB russe=RUB bielorusse=BYN
riyal SAR saoudien=SAR qatari=QAR omanais=OMR yemenite=YER
rial IRR iranien=IRR omanais=OMR
real BRL bresilien=BRL
reai BRL
reau BRL bresilien=BRL
zloty PLN polonais=PLN
forint HUF hongrois=HUF
leu RON roumain=RON moldave=MDL
lei RON roumain=RON moldave=MDL
lev BGN
hryvnia UAH
shekel ILS israelien=ILS
rand ZAR sud-africain=ZAR
naira NGN
cedi GHS
shilling KES kenyan=KES ougandais=UGX tanzanien=TZS
ariary MGA malgache=MGA
ouguiya MRU
gourde! HTG haitienne=HTG
baht THB
dong VND
ringgit MYR
roupiah IDR
taka BDT
bitcoin BTC
ether ETH
pound GBP
`;
const SIGN_CODES =
  "$=USD US$=USD $US=USD C$=CAD CA$=CAD $CA=CAD $CAN=CAD A$=AUD AU$=AUD $AU=AUD HK$=HKD $HK=HKD NT$=TWD S$=SGD " +
  "NZ$=NZD $NZ=NZD R$=BRL €=EUR £=GBP ¥=JPY ₹=INR ₽=RUB ₩=KRW ₺=TRY ₪=ILS ₴=UAH ₫=VND ₦=NGN ₿=BTC FCFA=XOF XAF " +
  "RMB=CNY DH=MAD Fr.=CHF fr.=CHF";

type Currency = { unit: Unit; named: [start: string, code: string][] };

const CURRENCIES = new Map([
  ...CURRENCY_WORDS.trim()
    .split(/\n(?! )/)
    .map(parseCurrency),
  ...Object.entries({
    centime: { unit: money("EUR", 0, 0.01), named: [] },
    cent: { unit: money("USD", 1, 0.01), named: [] },
  }),
]);
const SIGNS = new Map(
  `${SIGN_CODES} ${CURRENCY_WORDS.match(/[A-Z]{3}/g)?.join(" ")}`.split(" ").map((entry): [string, Unit] => {
    const [sign = "", code = sign] = entry.split("=");
    return [sign, money(code, 1)];
  }),
);
const DOLLAR = "(?:US|CAN?|AU?|C|HK|NT|S|NZ|R)?\\$";
const MARK = "[€£¥₹₽₩₺₪₴₫₦₿]";
const SIGN = new RegExp(
  `${DOLLAR}(?: ?(?:US|CAN?|AU|HK|NZ)(?![A-Za-z]))?|${MARK}|F ?CFA|[Ff]r\\.(?![a-z])|(?:DH|[A-Z]{3})(?![A-Za-z\\d])`,
  "y",
);
/** Codes that are nothing else: « COP 30 » is a conference and « PHP 8 » a language. */
const CODE = "(?:USD|EUR|CHF|GBP|CAD|AUD|JPY|CNY|RMB|XOF|XAF|FCFA|DH)(?![A-Za-z])";
/** A regular expression, over a text as written, for what can only be the sign or the code of a currency. */
export const SURE_SIGN: string = `(?:${DOLLAR}|${MARK}|Fr\\.|${CODE})`;
const SIGN_BEFORE = new RegExp(`(?<![A-Za-z\\d]|\\d )(${SURE_SIGN})[ \\u00a0\\u202f]?$`);
const LETTERS = /[a-z-]*/y;

/** The currency that a folded noun names, and the adjective that may follow it at `end`: « dollars canadiens ». */
export function readCurrencyNoun(plain: string, noun: string, end: number): UnitFound | undefined {
  const currency = CURRENCIES.get(noun);
  return currency && readCountry(currency, plain, end);
}

/** The currency whose sign or code stands at `at`: « € », « US$ », « $ canadiens », « F CFA », « CHF ». */
export function readCurrencySign(text: string, plain: string, at: number): UnitFound | undefined {
  const sign = matchAt(SIGN, text, at)?.[0] ?? "";
  if (sign === "$") return readCurrencyNoun(plain, "dollar", at + 1);
  const unit = SIGNS.get(sign.replace(/\s/g, ""));
  return unit && { unit, end: at + sign.length };
}

/** The currency whose sign or code ends at `at`: « CHF 3,4 », « $40 ». */
export function readCurrencyBefore(text: string, at: number): { unit: Unit; start: number } | undefined {
  const [written = "", sign = ""] = SIGN_BEFORE.exec(text.slice(Math.max(0, at - 7), at)) ?? [];
  const unit = SIGNS.get(sign);
  return unit && { unit, start: at - written.length };
}

function readCountry({ unit, named }: Currency, plain: string, end: number): UnitFound {
  for (const [start, code] of named) {
    if (!plain.startsWith(start, end + 1)) continue;
    const rest = matchAt(LETTERS, plain, end + 1 + start.length)?.[0] ?? "";
    return { unit: money(code), end: end + 1 + start.length + rest.length };
  }
  return { unit, end };
}

function parseCurrency(line: string): [noun: string, currency: Currency] {
  const [noun = "", code = "", ...names] = line.split(/\s+/);
  const named = names.map((name): [string, string] => {
    const [start = "", own = ""] = name.replaceAll("_", " ").split("=");
    return [start, own];
  });
  return [noun.replace("!", ""), { unit: money(code, noun.endsWith("!") ? 1e9 : 0), named }];
}

function money(code: string, least = 0, factor = 1): Unit {
  return { kind: "money", name: code, factor, least };
}
