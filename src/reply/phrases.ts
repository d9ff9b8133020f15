/**
 * Phrases: what the bot says in its own voice, with `sheet-phrases.ts`, `time-phrases.ts` and what `owner.ts` says of a
 * source; lines of the help stand in `src/chat/commands.ts`, names of elections in `src/content/origin.ts`, how Telegram
 * introduces the bot in `adapters/telegram/api/profile.ts`. Everything else it shows is quoted.
 */

import { fold } from '../czech/fold.ts'
import { withoutHangingLetters } from '../czech/one-letter.ts'
import { plural } from '../czech/plural.ts'
import type { Role } from '../debate/sheet.ts'
import type { ConcretePart } from '../figures/concrete.ts'
import type { Deadline } from '../figures/figure.ts'
import type {
  ContentVersion,
  Detail,
  Fallback,
  ForeignLanguage,
  Kind,
  MatchedWord,
  NotPolicy,
} from '../model.ts'
import { czechDate, yearsSpan } from './time-phrases.ts'

/** What is said of a text that is about the subject and does not hold the detail that was asked for. */
const MISSING_DETAIL: Readonly<Record<Detail, string>> = {
  number: 'Text o tom mluví, ale kolik, v něm není:',
  date: 'Text o tom mluví, ale kdy, v něm není:',
  place: 'Text o tom mluví, ale kde, v něm není:',
  person: 'Text o tom mluví, ale kdo, v něm není:',
  deed: 'O tom, co se splnilo, jsem nic nenašel. Nejblíž je:',
}

const CONCRETE: Readonly<Record<ConcretePart, string>> = {
  sum: 'částku',
  share: 'podíl',
  count: 'počet',
  date: 'rok',
  term: 'termín',
  law: 'zákon',
  programme: 'program nebo plán',
  institution: 'instituci',
  place: 'místo',
}
/** What a section of a sheet holds: promises, what a later text says otherwise, what reports say. */
const ROLES: Readonly<Record<Role, string>> = { proposals: 'Slib', facts: 'Skutečnost' }

/** To people who write in other languages. */
export const FOREIGN: Readonly<Record<ForeignLanguage, string>> = {
  uk: 'Я шукаю лише в чеських текстах: напишіть, будь ласка, одне або два чеські слова, наприклад «doprava» (транспорт).',
  ru: 'Я ищу только в чешских текстах: напишите, пожалуйста, одно или два чешских слова, например «doprava» (транспорт).',
  pl: 'Szukam tylko w czeskich tekstach: proszę napisać jedno lub dwa czeskie słowa, na przykład „doprava” (transport).',
  de: 'Ich suche nur in tschechischen Texten: Schreiben Sie bitte ein oder zwei tschechische Wörter, zum Beispiel „doprava“ (Verkehr).',
  en: 'I am a robot that answers with quotations from Czech programmes: ask about a common topic in English, for example “public transport”, or write one or two Czech words, such as “doprava”.',
}

export const PHRASES = typeset({
  greeting: (examples: readonly string[]) =>
    `Dobrý den. Jsem robot Doslova: na otázku o programu odpovím tím, co v něm stojí, a odkazem, nebo řeknu, že jsem nic nenašel.${hint('Zeptejte se třeba', examples)}`,
  knows: (names: readonly string[]) => `Znám tyto texty: ${names.join('; ')}.`,
  keeps: 'Vaše otázky nikam neukládám. Víc řekne /soukromi, co umím, vypíše /napoveda.',
  someTopics: 'O čem se v nich píše třeba:',
  thanks: 'Rádo se stalo.',
  aboutBot:
    'Jsem robot. Nic nevymýšlím: jen hledám v textech programů a cituji je s odkazem. Zeptat se člověka můžete přímo strany.',
  reaction: (examples: readonly string[]) =>
    `Já jen hledám v textech a cituji je. Zkuste to prosím jinými slovy.${hint('Texty jsou třeba na téma', examples)}`,
  person:
    'Jsem robot a člověka k sobě nezavolám. Kontakty najdete na stránkách, na které vedou odkazy pod citacemi.',
  votingAdvice:
    'Neradím, koho volit, ani zda k volbám jít. Můžu jen ukázat, co stojí v programech: napište mi téma, které vás zajímá.',
  electionDate:
    'Kdy a kde se volí, v textech nehledám. Spolehlivě to najdete na stránkách ministerstva vnitra nebo vám to řeknou na úřadě obce.',
  candidates:
    'Jména kandidátů a zvolených v textech nehledám. Zkuste stránky, na které vedou odkazy pod citacemi.',
  contact: 'Kontakty a přihlášky v textech nehledám. Zkuste stránky, na které vedou odkazy pod citacemi.',
  ownData:
    'O vašich otázkách si nevedu žádný záznam. Chvíli je držím jen v paměti, abych rozuměl navazujícím otázkám, pak je zapomenu. Zprávy v aplikaci, ve které píšete, uchovává její provozovatel. Víc řekne /soukromi.',
  maker:
    'Jsem robot Doslova. Kdo mě tu provozuje a platí, sám nevím; řekne vám to ten, kdo mě nabízí. Věřit mi nemusíte: pod každou citací stojí, odkud je, abyste si ji mohli ověřit.',
  whereProgramme:
    'Texty, ze kterých odpovídám, vypíše /zdroje a jejich témata /temata. Odkaz na celý text stojí pod každou citací, pokud je text na webu.',
  empty: (examples: readonly string[]) =>
    `Co vás v textech zajímá? Napište prosím aspoň jedno slovo tématu.${hint('Třeba', examples)}`,
  tooLong: 'To je na mě moc dlouhé. Napište prosím otázku několika větami, nejvýše do dvou tisíc znaků.',
  offTopic: (examples: readonly string[]) =>
    `Tomu jako otázce na program nerozumím. Zkuste to jinak a česky${examples.length === 0 ? '.' : `, třeba: ${listed(examples)}.`}`,
  silent: (places: readonly string[], examples: readonly string[]) =>
    `V textech${forPlaces(places)} jsem k tomu odstavec nenašel. Zkuste jedno nebo dvě slova${examples.length === 0 ? '.' : `, třeba: ${listed(examples)}.`}`,
  changing: 'Texty, které by odpověděly, se právě upravují. Zkuste to prosím za chvíli.',
  wholeProgramme: 'Programy neshrnuju ani nehodnotím, ukazuju jejich vlastní slova. Co vás z nich zajímá?',
  whatAbout: (locative: string) => `Co vás ${locative} zajímá?`,
  /** Above a passage that is no answer. */
  closest: 'Přesnou odpověď jsem nenašel. Nejblíž je:',
  closestOfOtherYears: ([from, to]: readonly [number, number]) =>
    `V textech ${yearsSpan(from, to)} jsem k tomu nic nenašel. Nejblíž je:`,
  contradicted: 'Text říká něco jiného, než předpokládá otázka:',
  closestElsewhere: 'Nejblíž je:',
  missingDetail: (detail: Detail) => MISSING_DETAIL[detail],
  unknownWords: ([first, ...rest]: readonly string[]) =>
    rest.length === 0
      ? `Slovo „${first}“ v textech není.`
      : `Slova „${[first, ...rest].slice(0, 3).join('“, „')}“ v textech nejsou.`,
  otherPlace: 'Jiné místo připište k otázce, nebo ho nastaví /kraj.',
  searchedYears: ([from, to]: readonly [number, number]) => `Hledám jen v textech ${yearsSpan(from, to)}.`,
  fallback: ({ asked, answers, hasTexts }: Fallback) =>
    hasTexts
      ? `V textech pro místo ${asked} jsem k tomu nic nenašel. Odpovídám z textů pro místo ${answers}:`
      : `Pro místo ${asked} tu vlastní texty nemám. Odpovídám z textů pro místo ${answers}:`,
  more: 'Další odstavce:',
  /** Above a fact beside a promise, or a promise beside a fact. */
  beside: (kind: Kind) =>
    kind === 'prevention'
      ? 'Ze zprávy ke stejnému tématu a místu:'
      : 'Z programu ke stejnému tématu a místu:',
  besideKind: (kind: Kind) => ROLES[kind === 'prevention' ? 'facts' : 'proposals'],
  others: (texts: number) =>
    texts === 1 ? 'a v dalším textu' : `a v dalších ${plural(texts, 'textu', 'textech', 'textech')}`,
  elsewhere: (code: string, count: number) => `Stejně nebo podobně i jinde (${count}×): /jinde ${code}`,
  elsewhereOf: (code: string, owner: string) => `Kde jinde stojí odstavec ${code} (${owner}):`,
  nowhereElse: (code: string) => `Odstavec ${code} jinde nestojí, ani podobný jsem nenašel.`,
  same: 'slovo od slova stejně',
  /** How a difference is to be read, where its words can be struck out and bold, */
  differenceStruck: 'Přeškrtnuté tam chybí, tučné je tam navíc.',
  /** and where they stand between signs. */
  differenceSigns: '[-co tam chybí-] {+co je tam navíc+}',
  /** Of a text that somebody pasted. */
  standsWhole: 'Stojí tu slovo od slova:',
  standsPart: 'Stojí tu slovo od slova, jako část věty:',
  standsPieces: 'Stojí tu slovo od slova, ale s vynechávkou:',
  standsInSummary: 'Stojí tu, ale jen v našem shrnutí, není to znění programu:',
  standsOtherwise: 'Stojí tu, ale jinak:',
  standsNowhere: 'V textech, které tu mám, to nestojí.',
  ofText: (text: string, verdict: string) => `„${beginningOf(text)}“\u00a0– ${lowered(verdict)}`,
  nowhereTogether: 'Pohromadě to v žádném odstavci nestojí, po částech:',
  onlyQuoted: 'Ověřuji jen to, co stojí v uvozovkách.',
  notVerified: (count: number) =>
    `Ověřil jsem jen začátek, zbytek (${plural(count, 'část', 'části', 'částí')}) ne.`,
  verifiedStruck: 'Přeškrtnuté v ověřovaném textu chybí, tučné je v něm navíc.',
  verifiedSigns: '[-co v ověřovaném textu chybí-] {+co je v něm navíc+}',
  codeStands: (code: string) => `Odstavec s kódem ${code} tu stojí:`,
  codeSays: (code: string) => `Odstavec s kódem ${code}, který text uvádí, zní:`,
  namedCodes: 'Odstavce, jejichž kódy text uvádí:',
  whatToVerify: 'Napište za příkaz i větu, odstavec nebo kód, který mám ověřit.',
  tooLongToVerify: 'To je na ověření moc dlouhé. Pošlete mi prosím nejvýše osm tisíc znaků.',
  sheet: (topic: string, cards: number) =>
    `Podklady k tématu „${topic}“: ${plural(cards, 'odstavec', 'odstavce', 'odstavců')}. Celý odstavec ukáže jeho kód.`,
  sheetEmpty: (topic: string) => `K tématu „${topic}“ jsem v textech nic nenašel.`,
  sheetMissing: (parts: readonly string[]) =>
    `Hledal jsem i tato slova a nic k nim nenašel: ${parts.join(', ')}.`,
  sheetSection: (role: Role, title: string) => `${ROLES[role]}: ${title}`,
  sheetFigures: 'Čísla i s větou, ve které stojí:',
  sheetDeadlines: 'Termíny ve slibech:',
  sheetDeadline: (term: string, isPast: boolean | null) => (isPast ? `${term} (už minulo)` : term),
  sheetFile: (topic: string) => `Podklady k tématu „${topic}“ k vytištění`,
  whichTopic: 'Napište za příkaz i téma, třeba „bydlení“.',
  change: (topic: string) => `Jak se psalo o tématu „${topic}“, od nejstaršího:`,
  changeNone: (before: string) => `Slovo od slova stejně jako ${before}.`,
  changeSince: (before: string, words: string) => `První rozdíl proti textu ${before}: ${words}.`,
  wordsAdded: (words: string) => `přibylo „${words}“`,
  wordsRemoved: (words: string) => `ubylo „${words}“`,
  wordsChanged: (before: string, words: string) => `„${before}“ → „${words}“`,
  changeLine: (years: string, words: string) => `${years}: ${words}`,
  sheetChanges: 'Co se změnilo (první rozdíl):',
  changePicture: (topic: string, steps: string) => `Časová osa k tématu „${topic}“: ${steps}`,
  toQuestion: (question: string) => `K otázce „${question}“:`,
  figures: (topic: string) => `Čísla k tématu „${topic}“, každé ve své větě:`,
  noFigures: (topic: string) => `V tom, co jsem k tématu „${topic}“ našel, žádná čísla nestojí.`,
  chart: (unit: string) => `Srovnání (${unit}):`,
  chartAlt: (figures: string) => `Sloupcový graf: ${figures}.`,
  figureDenied: 'Věta číslo popírá.',
  figureConditional: 'Věta má podmínku.',
  deadlines: 'Sliby s termínem, podle data:',
  noDeadlines: 'Žádný slib s termínem jsem k tomu nenašel.',
  deadline: ({ from, to, isRelative }: Deadline, isPast: boolean) => {
    if (to === null) return `Od ${czechDate(from ?? '')}.`
    const counted = isRelative ? ', počítáno od roku voleb' : ''
    return isPast
      ? `Termín uplynul ${czechDate(to)}${counted}.`
      : `Termín běží do ${czechDate(to)}${counted}.`
  },
  furtherSentences: (count: number) => `A ještě ${plural(count, 'věta', 'věty', 'vět')}. Zkuste užší téma.`,
  calendarName: 'Termíny slibů',
  calendarAlt: 'Termíny slibů do kalendáře',
  concrete: (parts: readonly ConcretePart[]) => `obsahuje: ${parts.map(part => CONCRETE[part]).join(', ')}`,
  furtherPlaces: (count: number) => `A ještě na ${plural(count, 'místě', 'místech', 'místech')}.`,
  notFoundCode: (code: string) => `Odstavec s kódem ${code} tu není. Kódy stojí pod citacemi.`,
  noMore: 'To už je všechno, co jsem k tomu našel.',
  nothingToContinue: 'Není v čem pokračovat, naposledy jsem nic necitoval.',
  summaryNote: 'Není to doslovná citace, ale naše shrnutí; přesné znění je v originálu.',
  noPlace: (place: string) => `Program${forPlaces([place])} tu nemám.`,
  noYears: (years: string, places: readonly string[]) =>
    `Program${forPlaces(places)} ${ofYears(years)} tu nemám.`,
  nothing: 'Není tu žádný text, ze kterého bych mohl odpovídat.',
  nothingOwn: (names: readonly string[]) =>
    `Vlastní program tu není, jen ${names.length === 1 ? 'program jiného místa' : 'programy jiných míst'}: ${names.join('; ')}. Odpovím z ${names.length === 1 ? 'něj' : 'nich'}, když to místo připíšete k otázce.`,
  available: (names: readonly string[]) => `Mám tu texty: ${names.join('; ')}.`,
  sources: (documents: number, passages: number) =>
    `${plural(documents, 'text', 'texty', 'textů')}, ${plural(passages, 'odstavec', 'odstavce', 'odstavců')}:`,
  version: ({ version, date }: ContentVersion) =>
    `Verze textů: ${version}${date === null ? '' : `, naposledy změněno ${czechDate(date)}`}.`,
  topics: 'Témata v textech:',
  placeSet: (place: string, sources: readonly string[]) =>
    `${sources.includes(place) ? '' : `Vlastní text${forPlaces([place])} tu nemám. `}Odpovídám teď jen z textů${forPlaces(sources)}. Zrušíte to příkazem /kraj bez místa.`,
  placeCleared: 'Odpovídám zase ze všech textů.',
  onePlace: 'Omezit se umím jen na jedno místo, napište prosím jedno.',
  noTextsFor: (place: string) => `Pro místo ${place} tu žádné texty nemám.`,
  sectionGoesOn: (count: number) =>
    `Oddíl má ještě ${plural(count, 'odstavec', 'odstavce', 'odstavců')}, zbytek najdete v originálu.`,
  whichCode: 'Napište prosím i kód odstavce. Kódy stojí pod citacemi.',
  unknownPlace: (name: string) => `Místo „${name}“ neznám.`,
  unknownCommand: (name: string, meant: string | null = null) =>
    `Příkaz /${name} neznám.${meant === null ? '' : ` Mysleli jste /${meant}?`} Co umím, vypíše /napoveda.`,
  nothingToExplain: 'Není co vysvětlovat, naposledy jsem nic necitoval.',
  notExplained: 'Z téhle otázky samotné už nepoznám, proč jsem vybral právě tento odstavec.',
  why: 'Proč tento odstavec:',
  met: (words: readonly MatchedWord[]) =>
    `Z vaší otázky jsem v něm našel ${joined(words.slice(0, MET).map(metText))}.`,
  privacy: [
    'O vašich otázkách si nevedu žádný záznam: neukládám text, jméno ani číslo.',
    'Otázky držím jen v paměti, abych rozuměl navazujícím otázkám a stejnou nehledal znovu, a za chvíli je zapomenu.',
    'Slova otázek, na které nic nenajdu, nejdéle den počítám. Provozovatel slovo uvidí, až když se na ně zeptá pět různých lidí, a kdo to byl, se nedozví.',
    'Reakce pod odpověďmi, jako 👍 a 👎, jen sčítám, a čí jsou, nesleduji.',
    'Odpovědi nevytváří žádná cizí služba, hledám jen v textech na serveru, kde běžím.',
    'Neradím, koho volit, a nehodnotím, co je v textech napsáno.',
    'Každá citace má odkaz, abyste si ji mohli ověřit.',
  ],
  howToAsk: 'Ptejte se běžnou řečí, klidně bez háčků a s překlepy.',
  helpEnd: '/konec – ukončit',
  bye: 'Na shledanou.',
  original: 'Otevřít v originálu',
  withoutPage: (title: string, at: string) => `Bez stránky na webu: ${title} (${at})`,
  wholeSection: 'Celý oddíl',
  whyThis: 'Proč tohle',
  whereElse: (count: number) => `Jinde (${count})`,
  share: 'Sdílet',
  askMore: 'Zeptat se na víc',
  tooLongForGuest: 'Odpověď je na jednu zprávu moc dlouhá. Celou ji ukážu v soukromém chatu.',
  modeGroups: 'Můžete mě přidat i do skupiny: tam odpovím, jen když mě zmíníte nebo odpovíte na moji zprávu.',
  modeInline: (name: string) =>
    `V kterémkoli chatu napište @${name} a téma a vyberte odstavec, který chcete poslat.`,
  modeGuest: (name: string) => `A kde v chatu nejsem, zeptáte se zprávou, která mě zmíní: @${name} a otázka.`,
  tryElsewhere: 'Vložit odstavec do chatu',
  tryHere: 'Zkusit tady',
  askInline: 'Zeptat se v soukromé zprávě',
  nothingInline: 'Nic jsem nenašel. Zeptat se v soukromé zprávě',
  pageBack: '‹ Zpět',
  backToAnswer: '‹ Zpět k odpovědi',
  pageOn: 'Další ›',
  pageOlder: 'Starší programy ›',
  oldButton: 'Tohle tlačítko už neplatí. Zeptejte se prosím znovu.',
  questionGone: 'Otázka už tu není, tak nevím, proč jsem odpověděl právě takhle.',
  unreadable: (examples: readonly string[]) =>
    `Umím číst jen text. Napište mi prosím otázku slovy.${hint('Třeba', examples)}`,
  tooMany: (waiting: number) =>
    `Ptáte se rychleji, než stíhám odpovídat. Ještě na ${plural(waiting, 'otázku', 'otázky', 'otázek')} za chvíli odpovím, víc jich teď vynechám.`,
  tooManyHere: (waiting: number) =>
    `Ptá se tu moc lidí najednou. Ještě na ${plural(waiting, 'otázku', 'otázky', 'otázek')} odpovím, jakmile to půjde, víc jich teď vynechám: zeptejte se prosím za minutu znovu, nebo mi napište soukromě.`,
  tooManyTaps: 'To je na mě moc rychle. Zkuste to prosím za chvíli znovu.',
  /** Below the answer that comes after them. */
  dropped: (count: number) =>
    `Mezitím jsem vynechal ${plural(count, 'otázku', 'otázky', 'otázek')}, bylo jich moc najednou.`,
  loop: 'Vypadá to, že se tu dokola bavím s programem. Chvíli teď neodpovídám, pak se můžete ptát dál.',
  tooLate: (count: number) =>
    count === 1
      ? 'Na otázku, která tu na mě čekala moc dlouho, už neodpovídám. Zeptejte se prosím znovu.'
      : `Na starší otázky, které tu na mě čekaly moc dlouho (${count}), už neodpovídám. Zeptejte se prosím znovu.`,
  notSent: 'Odpověď se mi sem nepodařilo poslat. Zkuste se prosím zeptat jinak, nebo v soukromém chatu.',
  inPrivate: 'Ve skupině, kde jste se ptali, psát nesmím, proto odpovídám tady.',
  gaveUp:
    'Nad touhle zprávou jsem hledal moc dlouho, a tak jsem toho nechal. Zkuste se prosím zeptat kratší větou.',
  textsAway: 'K textům se teď nedostanu. Zkuste se prosím zeptat za chvíli znovu.',
  needsAllTexts:
    'Tohle tady neumím: musel bych přečíst všechny texty najednou, a na to jich mám moc. Zkuste to obyčejnou otázkou.',
  groupHello:
    'Dobrý den, jsem robot Doslova. V téhle skupině odpovím, jen když mě zmíníte, odpovíte na moji zprávu nebo napíšete příkaz, třeba /temata.',
  reactionsHelp:
    'Reakce na mou odpověď, jen od toho, kdo se ptal: ➕ další odstavec, ❓ proč právě tenhle, 📖 celý oddíl, 🗺 kde jinde',
  fileNotSent: (name: string, reason: 'too-large' | 'not-taken' | 'busy') =>
    ({
      'too-large': `Soubor ${name} je na zdejší server moc velký, takže ho sem poslat nejde.`,
      'not-taken': `Soubor ${name} sem poslat nejde: zdejší server soubory nepřijímá.`,
      busy: `Soubor ${name} se teď poslat nepovedlo. Zkuste to prosím za chvíli znovu.`,
    })[reason],
  mentionNeeded:
    'Už tu nejsme sami, takže odteď odpovím, jen když mě zmíníte, odpovíte na moji zprávu nebo napíšete příkaz, třeba /temata.',
  mentionNotNeeded: 'Jsme tu zase sami, takže mě už zmiňovat nemusíte.',
  roomMore: 'Další odstavce: ➕ nebo /dalsi',
  roomListRest: (count: number) => `a další (${count}); celé to vypíšu v soukromém chatu`,
  roomSettingsHelp: '/nastaveni – nastavení téhle místnosti',
  roomSettings: 'Nastavení místnosti:',
  roomPlace: (place: string | null) => `místo: ${place ?? 'všechna'}`,
  roomPlaceHolds: (place: string) => `Odpovídám zase podle nastavení místnosti, tedy jen za místo ${place}.`,
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
} as const)

/** What is said to a message that is no question of policy, given examples of those that are answered. */
export const REASONS: Readonly<Record<NotPolicy, (examples: readonly string[]) => string>> = {
  greeting: PHRASES.greeting,
  goodbye: () => PHRASES.bye,
  reaction: PHRASES.reaction,
  person: () => PHRASES.person,
  thanks: () => PHRASES.thanks,
  'about-bot': () => PHRASES.aboutBot,
  'voting-advice': () => PHRASES.votingAdvice,
  'election-date': () => PHRASES.electionDate,
  candidates: () => PHRASES.candidates,
  contact: () => PHRASES.contact,
  privacy: () => PHRASES.ownData,
  maker: () => PHRASES.maker,
  'where-programme': () => PHRASES.whereProgramme,
  'whole-programme': () => PHRASES.wholeProgramme,
  empty: PHRASES.empty,
  'too-long': () => PHRASES.tooLong,
  'off-topic': PHRASES.offTopic,
}

/** ` pro místo Praha`, ` pro místa Praha a Brno`: names keep their first case. Nothing for all places. */
function forPlaces(places: readonly string[]): string {
  const last = places.at(-1)
  if (last === undefined) return ''
  if (places.length === 1) return ` pro místo ${last}`
  const named = places.length > PLACES_NAMED ? [...places.slice(0, PLACES_NAMED), 'další'] : places
  return ` pro místa ${joined(named)}`
}

/** Most places named in one sentence. */
const PLACES_NAMED = 8

/** Years as the answer names them, in a sentence: `z roku 2018`, `z let 2014–2018`, `z roku 2018 ani pozdější`. */
function ofYears(years: string): string {
  if (years.startsWith('do')) return `z doby ${years}`
  return years.includes('–') ? `z let ${years}` : `z roku ${years.replace(' a později', ' ani pozdější')}`
}

/** Letters of a text that it is known by. */
const BEGINNING = 60

function beginningOf(text: string): string {
  const line = text
    .replace(/[„“”"«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= BEGINNING) return line
  const space = line.lastIndexOf(' ', BEGINNING)
  return `${line.slice(0, space > 0 ? space : BEGINNING)}…`
}

function lowered(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

/** Words of a question named in one sentence. */
const MET = 5

/** `„kamery“ jako „kamerový systém“`. */
function metText({ asked, found }: MatchedWord): string {
  if (found === null) return `„${asked}“ v textu nad ním`
  return fold(found) === fold(asked) ? `„${asked}“` : `„${asked}“ jako „${found}“`
}

/** `A, B a C`. */
function joined(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' a ')
}

/** ` Zeptejte se třeba: „Doprava“ nebo „Bydlení“.`; nothing without examples. */
function hint(start: string, examples: readonly string[]): string {
  return examples.length === 0 ? '' : ` ${start}: ${listed(examples)}.`
}

function listed(examples: readonly string[]): string {
  return examples.map(example => `„${example}“`).join(' nebo ')
}

type Phrase = string | readonly string[] | ((...given: never[]) => string)

/** Phrases whose one-letter words never end a line, wherever they are printed. */
function typeset<T extends Readonly<Record<string, Phrase>>>(phrases: T): T {
  const one = (phrase: Phrase): Phrase => {
    if (typeof phrase === 'string') return withoutHangingLetters(phrase)
    if (typeof phrase !== 'function') return phrase.map(withoutHangingLetters)
    return (...given) => withoutHangingLetters(phrase(...given))
  }
  return Object.fromEntries(Object.entries(phrases).map(([name, phrase]) => [name, one(phrase)])) as T
}
