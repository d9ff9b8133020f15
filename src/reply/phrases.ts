/** The only sentences the bot says in its own voice. Everything else it shows is quoted. */

import { plural } from '../czech/plural.ts'
import type { NotPolicy, Reason, Source, Status } from '../model.ts'
import { placeAndYear } from '../passages/sources.ts'

export const PHRASES = {
  greeting:
    'Dobrý den. Jsem robot Doslova: na otázku o programu odpovím jeho vlastními slovy a odkazem, nebo poctivým „nevím“. Zeptejte se třeba: kamery v ulicích.',
  knows: (names: readonly string[]) => `Znám tyto texty: ${names.join('; ')}.`,
  keeps: 'Vaše otázky nikam neukládám. Víc řekne /soukromi, co umím, vypíše /napoveda.',
  someTopics: 'O čem se v nich píše třeba:',
  thanks: 'Rádo se stalo.',
  aboutBot:
    'Jsem robot. Nic nevymýšlím: jen hledám v textech programů a cituji je slovo od slova i s odkazem. Lidskou odpověď vám dá autor programu.',
  reaction:
    'Já jen hledám v textech a cituji je. Zkuste se prosím zeptat jinými slovy, třeba: parkování v centru.',
  person:
    'Jsem robot a člověka k sobě nezavolám. Kontakty najdete na stránkách, na které vedou odkazy pod citacemi.',
  votingAdvice:
    'Neradím, koho volit, ani zda k volbám jít. Můžu jen ukázat, co stojí v programech: napište mi téma, které vás zajímá.',
  electionDate:
    'Kdy a kde se volí, v textech nehledám. Spolehlivě to najdete na stránkách ministerstva vnitra nebo vám to řeknou na úřadě obce.',
  candidates:
    'Jména kandidátů a zvolených v textech nehledám. Najdete je na stránkách, na které vedou odkazy pod citacemi.',
  contact:
    'Kontakty a přihlášky v textech nehledám. Najdete je na stránkách, na které vedou odkazy pod citacemi.',
  ownData:
    'O vašich otázkách si nevedu žádný záznam. Chvíli je držím jen v paměti, abych rozuměl navazujícím otázkám, pak je zapomenu. Zprávy v aplikaci, ve které píšete, uchovává její provozovatel. Víc řekne /soukromi.',
  maker:
    'Jsem robot Doslova. Kdo mě tu provozuje a platí, sám nevím; řekne vám to ten, kdo mě nabízí. Věřit mi nemusíte: pod každou citací stojí, odkud je, abyste si ji mohli ověřit.',
  whereProgramme:
    'Texty, ze kterých odpovídám, vypíše /zdroje a jejich témata /temata. Odkaz na celý text stojí pod každou citací, pokud je text na webu.',
  empty: 'Napište prosím otázku slovy, třeba: parkování v centru.',
  tooLong: 'To je na mě moc dlouhé. Napište prosím otázku několika větami, nejvýše do dvou tisíc znaků.',
  offTopic: 'Tohle není otázka na program, a tak na ni nemám co citovat.',
  silent: (places: readonly string[]) =>
    `Program${forPlaces(places)} o tom mlčí: nenašel jsem odstavec, který by na to odpovídal.`,
  changing: 'Texty, které by odpověděly, se právě upravují. Zkuste to prosím za chvíli.',
  near: 'Nejblíž je v textech:',
  more: 'Další odstavce:',
  others: (texts: number) =>
    texts === 1 ? 'a v dalším textu' : `a v dalších ${plural(texts, 'textu', 'textech', 'textech')}`,
  notFoundCode: (code: string) =>
    `Odstavec s kódem ${code} tu není. Kódy stojí pod citacemi a v seznamu /temata.`,
  noMore: 'To už je všechno, co jsem k tomu našel.',
  summaryNote: 'Shrnutí vlastními slovy, znění je v originálu.',
  noPlace: (place: string) => `Program pro „${place}“ tu nemám, a tak za něj nemohu mluvit.`,
  noYears: (years: string, places: readonly string[]) =>
    `Program${forPlaces(places)} z této doby (${years}) tu nemám, a tak za něj nemohu mluvit.`,
  nothing: 'Není tu žádný text, ze kterého bych mohl odpovídat.',
  available: (names: readonly string[]) => `Mám tu texty: ${names.join('; ')}.`,
  sources: (documents: number, passages: number) =>
    `${plural(documents, 'text', 'texty', 'textů')}, ${plural(passages, 'odstavec', 'odstavce', 'odstavců')}:`,
  topics: 'Témata v textech:',
  placeSet: (place: string) =>
    `Odpovídám teď jen z textů, které platí pro místo: ${place}. Zrušíte to samotným příkazem /kraj.`,
  placeCleared: 'Odpovídám zase ze všech textů.',
  onePlace: 'Omezit se umím jen na jedno místo, napište prosím jedno.',
  noTextsFor: (place: string) => `Pro místo „${place}“ tu žádné texty nemám.`,
  sectionGoesOn: (count: number) =>
    `Oddíl má ještě ${plural(count, 'odstavec', 'odstavce', 'odstavců')}, zbytek najdete v originálu.`,
  whichCode: 'Napište prosím i kód odstavce. Kódy stojí pod citacemi a v seznamu /temata.',
  unknownPlace: (name: string) => `Místo „${name}“ neznám.`,
  unknownCommand: (name: string) => `Příkaz /${name} neznám. Co umím, vypíše /napoveda.`,
  nothingToExplain: 'Ještě jsem na nic neodpověděl.',
  notExplained: 'Z téhle otázky samotné už nepoznám, proč jsem vybral právě tento odstavec.',
  why: 'Proč tento odstavec:',
  privacy: [
    'Na vaše otázky si nevedu žádný záznam: neukládám text, jméno ani číslo.',
    'Otázky držím jen v paměti, abych rozuměl navazujícím a stejné nehledal znovu, a za chvíli je zapomenu.',
    'Odpovědi nepočítá žádná cizí služba, hledám jen v textech na serveru, kde běžím.',
    'Neradím, koho volit, a nehodnotím, co je v textech napsáno.',
    'Každá citace má odkaz, abyste si ji mohli ověřit.',
  ],
  howToAsk: 'Ptejte se běžnou řečí, klidně bez háčků a s překlepy.',
  helpEnd: '/konec – ukončit',
  bye: 'Na shledanou.',
  original: 'Otevřít v originálu',
  fact: 'Údaj ze zprávy, ne slib:',
  wholeSection: 'Celý oddíl',
  whyThis: 'Proč tohle',
  share: 'Sdílet',
  askMore: 'Zeptat se na víc',
  askInline: 'Zeptat se v soukromé zprávě',
  nothingInline: 'Nic jsem nenašel. Zeptat se v soukromé zprávě',
  pageBack: '‹ Zpět',
  pageOn: 'Další ›',
  oldButton: 'Tohle tlačítko už neplatí. Zeptejte se prosím znovu.',
  questionGone: 'Otázka už tu není, tak nevím, proč jsem odpověděl právě takhle.',
  unreadable: 'Umím číst jen text. Napište mi prosím otázku slovy, třeba: parkování v centru.',
  tooMany: 'To je na mě moc otázek najednou. Zkuste to prosím za chvíli.',
  gaveUp:
    'Nad touhle zprávou jsem hledal moc dlouho, a tak jsem toho nechal. Zkuste se prosím zeptat kratší větou.',
  groupHello:
    'Dobrý den, jsem robot Doslova. V téhle skupině odpovím, jen když mě zmíníte, odpovíte na moji zprávu nebo napíšete příkaz, třeba /temata.',
  reactionsHelp:
    'Reakce na mou odpověď, jen od toho, kdo se ptal: ➕ další odstavec, ❓ proč právě tenhle, 📖 celý oddíl',
  roomSettingsHelp: '/nastaveni – nastavení téhle místnosti',
  roomSettings: 'Nastavení místnosti:',
  roomPlace: (place: string | null) => `místo: ${place ?? 'všechna'}`,
  roomPlaceHolds: (place: string) =>
    `Odpovídám zase podle nastavení místnosti, a to jen z textů, které platí pro místo: ${place}.`,
  roomThreads: (always: boolean) =>
    always ? 'vlákna: ano, odpovídám vždy ve vlákně' : 'vlákna: ne, ve vlákně jen na otázky v něm',
  roomSettingsHow:
    'Moderátor je změní takhle: /nastaveni misto Praha, bez jména zase všechna; /nastaveni vlakna ano, nebo ne.',
  roomSettingUnknown: 'Tomuhle nastavení nerozumím.',
  onlyModerators: 'Nastavení místnosti smí změnit jen její moderátor.',
  roomHello:
    'Dobrý den, jsem robot Doslova. V téhle místnosti odpovím, jen když mě zmíníte, odpovíte na moji zprávu nebo napíšete příkaz, třeba /temata.',
  undecryptable:
    'Zprávu neumím rozšifrovat, váš program mi k ní neposlal klíč. Zkuste ji prosím poslat znovu. Když to nepomůže, dejte vědět tomu, kdo robota provozuje.',
} as const

export const REASONS: Readonly<Record<NotPolicy, string>> = {
  greeting: PHRASES.greeting,
  goodbye: PHRASES.bye,
  reaction: PHRASES.reaction,
  person: PHRASES.person,
  thanks: PHRASES.thanks,
  'about-bot': PHRASES.aboutBot,
  'voting-advice': PHRASES.votingAdvice,
  'election-date': PHRASES.electionDate,
  candidates: PHRASES.candidates,
  contact: PHRASES.contact,
  privacy: PHRASES.ownData,
  maker: PHRASES.maker,
  'where-programme': PHRASES.whereProgramme,
  empty: PHRASES.empty,
  'too-long': PHRASES.tooLong,
  'off-topic': PHRASES.offTopic,
}

/** What the parts of a score are called. */
export const REASON_NAMES: Readonly<Record<Reason, string>> = {
  words: 'slova otázky',
  sentence: 'nejlepší věta',
  want: 'druh odpovědi',
  proximity: 'slova blízko sebe',
  exact: 'přesný tvar',
  bm25: 'vzácná slova',
  form: 'slib, nebo popis',
  year: 'stáří textu',
}

const STATUSES: Readonly<Record<Status, string>> = {
  current: 'platný program',
  'term-over': 'volební období skončilo',
  draft: 'návrh, ještě neschválený',
  plan: 'záměr',
  report: 'zpráva, ne slib',
  undated: 'program bez uvedeného roku',
}

/** `Praha 2022 · komunální volby 2022 · platný program · garant David Bodeček`. */
export function sourceLine(source: Source): string {
  const place = placeAndYear(source)
  const election = source.election?.label ?? ''
  const guarantor = source.guarantor === null ? null : `garant ${source.guarantor}`
  return [place, election, STATUSES[source.status], guarantor]
    .filter(part => part !== null && part !== '')
    .join(' · ')
}

/** ` pro „Praha“`; nothing for all of them. */
function forPlaces(places: readonly string[]): string {
  return places.length === 0 ? '' : ` pro „${places.join('“ a „')}“`
}
