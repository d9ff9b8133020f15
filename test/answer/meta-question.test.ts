/** Messages about the election, the people and the bot, and questions of policy that use the same words. */

import { describe, expect, test } from 'vitest'
import { lexicon } from '../lexicon.ts'
import { asking } from '../search/asking.ts'

const { answer } = asking({ lávka: 'Opravíme lávku přes řeku.' }, { gazetteer: lexicon.gazetteer })
/** Why a message is no question of policy; null for one that was searched, even when no text has a word of it. */
const reason = (message: string, ...previous: string[]) => {
  const said = answer(message, { previous })
  return said.outcome === 'not-policy' && said.reason !== 'off-topic' ? said.reason : null
}

describe.each<readonly [string, readonly string[]]>([
  [
    'voting-advice',
    [
      'koho mám volit',
      'Koho volit?',
      'koho bys volil ty',
      'proč bych vás měl volit?',
      'proc mam volit pirati',
      'komu mám dát hlas?',
      'pro koho mám hlasovat',
      'mám jít k volbám?',
      'má cenu chodit k volbám',
      'mam vubec jit volit',
      'jaká je nejlepší strana',
      'která politická strana je nejlepší?',
      'je lepší ODS nebo Piráti',
      'poraď mi, koho si mám vybrat',
      'doporučíte mi nějakou stranu?',
      'koho volit v Opavě za starostu',
      'koho mám voliť',
      'koho mám volit, když mi jde o bydlení',
    ],
  ],
  [
    'election-date',
    [
      'kdy jsou volby',
      'Kdy budou příští komunální volby?',
      'do kdy se dá volit',
      'kde se volí',
      'kde muzu volit v Praze',
      'v kolik se otevírají volební místnosti',
      'kde mám volební místnost?',
      'jaký je termín voleb do Senátu',
      'jak dlouho se volí',
      'kdy se konají volby 2026',
      'jak získám voličský průkaz',
      'kedy sú voľby',
      'co potřebuju k volbám?',
    ],
  ],
  [
    'candidates',
    [
      'kdo je váš lídr',
      'kdo kandiduje v Opavě',
      'Koho máte na kandidátce?',
      'jak se jmenuje váš kandidát na primátora',
      'kdo je starosta',
      'kdo je starosta Kolína?',
      'kdo bude hejtmanem',
      'jméno vašeho lídra',
      'kdo jsou vasi zastupitele',
      'ukaž mi kandidáty do zastupitelstva',
      'kdo vede kandidátku v Liberci',
      'kdo je předseda strany',
    ],
  ],
  [
    'contact',
    [
      'dejte mi telefon na starostu',
      'mail na vás',
      'e-mail na Piráty',
      'kde máte kancelář',
      'kde sídlíte?',
      'jak vás můžu kontaktovat',
      'jaké je vaše telefonní číslo',
      'můžu vám zavolat?',
      'kam vám mám napsat',
      'jak se přihlásit za člena',
      'jak se stát členem strany?',
      'chci se k vám přidat',
      'jak vam muzu pomoct',
      'máte Facebook?',
      'kontakt',
      'kde vás najdu v Turnově',
    ],
  ],
  [
    'privacy',
    [
      'smaž moje data',
      'ukládáš si moje otázky',
      'co o mně víš',
      'kdo vidí moje zprávy',
      'Kdo všechno čte, co píšu?',
      'sbíráte o mně údaje?',
      'co delate s mymi daty',
      'předáváte data třetím stranám',
      'vymaž mi historii',
      'pamatuješ si mě?',
      'jak dodržujete GDPR',
      'jsou moje dotazy anonymní?',
      'sleduješ mě',
      'delete my data',
      'kam jdou moje data',
    ],
  ],
  [
    'maker',
    [
      'kdo tě udělal',
      'kdo te naprogramoval?',
      'kdo tohle platí',
      'kdo provozuje tohoto bota',
      'jsi placený z peněz daňových poplatníků',
      'je bot placený z našich daní?',
      'kdo za tím stojí',
      'kdo tě financuje',
      'kolik stál vývoj bota',
      'komu patříš',
      'proč bych ti měl věřit',
      'můžu vám věřit?',
      'jsi nestranný?',
      'kdo je tvůj autor',
    ],
  ],
  [
    'where-programme',
    [
      'kde najdu váš program',
      'kde všude máte program?',
      'pošli mi odkaz na volební program',
      'kde si můžu přečíst celý program 2022',
      'kde je program piratu',
      'kde nájdem váš program',
    ],
  ],
  [
    'whole-programme',
    [
      'program',
      'jaký máte program',
      'o čem je váš program?',
      'co máte v programu',
      'shrň mi program',
      'shrňte stručně volební program',
      'co slibujete?',
      'co nabízíte lidem',
      'co pro nás uděláte',
      'co chcete změnit',
      'co chcete udělat jako první',
      'jaké máte priority',
      'jaká jsou vaše hlavní témata',
      'jaké jsou vaše cíle?',
      'nejdůležitější body programu',
      'co Piráti prosazují',
    ],
  ],
])('%s', (why, messages) => {
  test.each(messages)('%s', message => {
    expect(reason(message)).toBe(why)
  })
})

describe('in English it is told in English that there are only Czech texts', () => {
  test.each([
    'who should I vote for',
    'when are the elections',
    'who is your candidate',
    'phone number of the mayor',
    'who made you',
  ])('%s', message => {
    expect(answer(message)).toMatchObject({ reason: 'foreign-language', language: 'en' })
  })
})

describe('a question of policy with the same words', () => {
  test.each([
    'co slibujete seniorům',
    'co chcete změnit ve školách',
    'priority v dopravě',
    'klimatický plán',
    'územní plán města',
    'jak to uděláte s lávkou',
    'elektronické volby',
    'zavedete volby online?',
    'volby přes internet, kdy budou',
    'přímá volba starosty',
    'kdo má volit starostu, lidé nebo zastupitelé?',
    'jak se volí starosta',
    'přímá volba hejtmanů a primátorů',
    'volební právo od 16',
    'má se volit od 16 let',
    'korespondenční volba',
    'kdy bude korespondenční volba',
    'bezbariérové volební místnosti',
    'jak hlasovali vaši zastupitelé',
    'hlasování zastupitelů na webu',
    'kdo hlasoval pro stavbu lávky',
    'jak chcete zvýšit účast ve volbách',
    'kolik lidí chodí k volbám',
    'financování stran',
    'kdo financuje politické strany',
    'kolik stojí kampaň',
    'kdo zaplatí kampaň před volbami',
    'kdo bude starosta rozhodovat o stavbách',
    'plat starosty',
    'odměny radních',
    'kolik bere hejtman',
    'kdo kontroluje starostu',
    'střet zájmů starostů a poslanců',
    'kdo má u vás na starosti dopravu',
    'kdo je garantem dopravy',
    'starosti s parkováním',
    'kontaktní místa',
    'kde budou kontaktní místa pro seniory',
    'telefonní linka pro seniory',
    'kontakt na lékaře',
    'telefon na úřad',
    'mobilní aplikace města',
    'kancelář pro občany',
    'jak se zapojit do rozhodování o městě',
    'jak podpoříte dobrovolníky',
    'ochrana osobních údajů',
    'ochrana soukromí',
    'otevřená data',
    'data o dopravě',
    'kdo vidí záznamy z kamer',
    'sledujete lidi kamerami?',
    'budete ukládat záznamy z kamer',
    'anonymní oznamování korupce',
    'GDPR ve školách',
    'kdo postaví lávku',
    'kdo platí školky',
    'placené z evropských peněz',
    'nezávislí auditoři',
    'důvěra v policii',
    'proč věřit policii',
    'program pro seniory',
    'máte program pro mladé rodiny?',
    'kde je dotační program na zateplení',
    'program regenerace sídlišť',
    'nejlepší školy',
    'je lepší tramvaj nebo metro',
    'lepší strana ulice pro chodník',
    'umělá inteligence na úřadech',
    'zajímalo by mě, jak to vidíte',
    'veřejné zprávy o hospodaření',
    'přihlášky do škol',
  ])('%s', message => {
    expect(reason(message)).toBeNull()
  })
})

describe('after another question', () => {
  test.each([
    'kdo to zaplatí?',
    'kdo tohle platí',
    'kdo za tím stojí',
    'je to anonymní?',
    'a co na to program?',
  ])('"%s" is about its subject', message => {
    expect(reason(message, 'lávka přes řeku')).toBeNull()
  })

  test.each([
    ['a kdo tě platí?', 'maker'],
    ['a kdy jsou volby?', 'election-date'],
  ])('"%s" is none', (message, why) => {
    expect(reason(message, 'lávka přes řeku')).toBe(why)
  })
})

test('the whole programme of a place is what there is of that place', () => {
  const { answer: ofBrno } = asking({ lávka: { text: 'Opravíme lávku.', place: 'Brno' } })
  for (const message of ['co slibujete v Brně?', 'program pro Brno', 'jaké máte priority v Brně'])
    expect(ofBrno(message), message).toMatchObject({ reason: 'place', place: 'Brno' })
  expect(ofBrno('máte program pro Liberec?')).toMatchObject({
    outcome: 'no-such-programme',
    asked: 'Liberec',
  })
})
