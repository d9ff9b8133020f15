/** Frames: the format of the file, and what the shipped one knows and leaves alone. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fold, words } from '../../src/czech/fold.ts'
import { type FrameKind, Frames } from '../../src/czech/frames.ts'
import { inflect, PARADIGMS } from '../../src/czech/inflection.ts'
import { stopWords } from '../stopwords.ts'

const LEXICON = new URL('../../lexicon/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, LEXICON), 'utf8')

const FILE = read('frames.txt')
const frames = Frames.read(FILE)

describe('a file of frames', () => {
  const here = Frames.read(`# jen k testu
[ptaní]
hrad: dotaz
[stížnost]
sloveso: vadit štvát/štve   # i lidově
mladý: hrozný
kromě: vad hrozny  # vady, hrozny
beze změny: díle! hrozný! Ale ach
`)

  test.each<[string, string, FrameKind | null]>([
    ['dotazem', 'dotazem', 'ask'],
    ['dotaz', 'DOTAZ', 'ask'],
    ['vadilo', 'vadilo', 'complain'],
    ['nevadi', 'nevadí', 'complain'],
    ['nestvete', 'neštvete', 'complain'],
    ['nehrozny', 'nehrozný', 'complain'],
    ['hrozna', 'hrozná', 'complain'],
    ['dile', 'díle', 'complain'],
    ['dile', 'DÍLE', 'complain'],
    ['dile', 'díle'.normalize('NFD'), 'complain'],
    ['ale', 'ALE', 'complain'],
    ['dile', 'dile', null],
    ['hrozny', 'hrozný', 'complain'],
    ['hrozny', 'hrozny', null],
    ['vad', 'vad', null],
    ['nedotaz', 'nedotaz', null],
    ['neach', 'neach', null],
    ['nenevadi', 'nenevadí', null],
    ['ne', 'ne', null],
    ['i', 'i', null],
    ['testu', 'testu', null],
    ['', '', null],
  ])('%s, written %s: %s', (folded, text, kind) => {
    expect(here.kindOf(folded, text)).toBe(kind)
  })

  test.each([
    ['a word above the sections', 'hrad: dotaz', 'line 1: "hrad: dotaz" stands above the first section'],
    ['a section of another name', '# slova\n[ptani]', 'line 2: unknown [ptani], use one of ptaní, mluvení'],
    ['a line without a paradigm', '[ptaní]\ndotaz', 'line 2: expected "paradigm: word word"'],
    [
      'an unknown paradigm',
      '[ptaní]\npes: dotaz',
      'line 2: unknown "pes", use one of beze změny, kromě, rčení, sloveso',
    ],
    ['a word twice', '[ptaní]\nhrad: dotaz\n\nbeze změny: Dotaz', 'line 4: "Dotaz" stands in line 2 already'],
    ['a word of another paradigm', '[ptaní]\nžena: dotaz', 'line 2: "dotaz" is not inflected like "žena"'],
    ['an irregular verb alone', '[ptaní]\nsloveso: říct', 'line 2: "říct" is not inflected like "sloveso"'],
    ['a mark at an inflected word', '[ptaní]\nhrad: dotaz!', 'line 2: "dotaz!" is inflected; words with "!"'],
    ['words with commas', '[ptaní]\nhrad: dotaz, slib', 'line 2: "dotaz," is no word'],
    ['an idiom of one word', '[ptaní]\nrčení: na rovinu, krk', 'line 2: "krk" is no idiom'],
    ['an idiom of letters', '[ptaní]\nrčení: a z', 'line 2: "a z" is no idiom'],
    [
      'an idiom twice',
      '[ptaní]\nrčení: na nervy\nrčení: Na nervy',
      'line 3: "Na nervy" stands in line 2 already',
    ],
  ])('is refused with %s', (_, file, message) => {
    expect(() => Frames.read(file)).toThrow(`frames.txt, ${message}`)
  })

  test('knows no word of an address, however long', () => {
    expect(Frames.read(`[ptaní]\nbeze změny: ${'a'.repeat(41)}`).kindOf('a'.repeat(41))).toBeNull()
  })
})

test.each([
  ['two letters swapped', 'vysvetelte', true],
  ['a letter left out', 'vysvetlte', true],
  ['its first letter left out', 'ysvetlete', true],
  ['its last letter left out', 'slibova', true],
  ['a wrong letter', 'vysvetlexe', false],
  ['a letter too many', 'vysvetleteb', false],
  ['two slips', 'vysvtlte', false],
  ['a short word', 'dotza', false],
  ['a word far from any', 'semafory', false],
  ['letters without end', `${'a'.repeat(20)}`, false],
])('a misspelt word of a file, %s: %s: %s', (_, folded, is) => {
  const file = Frames.read(`[ptaní]
sloveso: vysvětlit slibovat
hrad: dotaz
beze změny: ${'a'.repeat(21)}`)
  expect(file.isMisspelt(folded)).toBe(is)
})

test('idioms of a file are found without accents', () => {
  const file = Frames.read('[stížnost]\nrčení: lez* nervy, plné zuby')
  expect(file.idiomsIn(['plne', 'zuby'])).toEqual(new Set([0, 1]))
  expect(file.idiomsIn(['leze', 'mi', 'na', 'nervy'])).toEqual(new Set([0, 3]))
})

/** The shipped entries, with their paradigm. */
const entries = FILE.split('\n').flatMap(line => {
  const [, key = '', list = ''] = /^([^#[:]+):([^#]*)/.exec(line) ?? []
  if (key === 'rčení') return []
  return list
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => ({ key, word }))
})
const except = new Set(entries.flatMap(({ key, word }) => (key === 'kromě' ? fold(word) : [])))

/** Folded forms of an entry, negated ones too. */
function formsOf(key: string, word: string): string[] {
  const paradigm = PARADIGMS.find(name => name === key)
  if (paradigm === undefined) return key === 'kromě' || word.endsWith('!') ? [] : [fold(word)]
  const inflected = inflect(paradigm, fold(word).split('/')) ?? []
  const forms = inflected.flatMap(({ stem, endings }) => [...endings].map(ending => stem + ending))
  const negated = ['sloveso', 'mladý', 'jarní'].includes(paradigm) ? forms.map(form => `ne${form}`) : []
  return [...forms, ...negated]
}

describe('the shipped frames', () => {
  test('are read as here', () => {
    expect(entries.length).toBeGreaterThan(1000)
  })

  test('are known in every form, negated too', () => {
    const unknown = entries.flatMap(({ key, word }) =>
      formsOf(key, word).filter(form => frames.kindOf(form) === null && !except.has(form)),
    )
    expect(unknown).toEqual([])
  })

  test('have no exception that is no form of any', () => {
    const forms = new Set(entries.flatMap(({ key, word }) => formsOf(key, word)))
    expect([...except].filter(form => !forms.has(form))).toEqual([])
  })

  test('with "!" are known as written only', () => {
    const marked = entries.flatMap(({ word }) => (word.endsWith('!') ? word.slice(0, -1) : []))
    expect(marked.filter(word => frames.kindOf(fold(word), word) === null)).toEqual([])
    expect(marked.filter(word => fold(word) !== word && frames.kindOf(fold(word)) !== null)).toEqual([])
  })

  test.each<[FrameKind, string]>([
    ['ask', 'ptám zajímalo zajímá vědět dotaz otázku ohledně potřebuju'],
    ['tell', 'řekněte vysvětli popiš shrň vyjmenujte ukaž pošli najdi poraď napiš říkají odkaz'],
    [
      'promise',
      'slibujete slíbili sliby naslibovali zavázali navrhujete chystáte plán cíle bojujete prosadíte',
    ],
    ['fulfil', 'splnili nesplnili splněno dodrželi dotáhli podařilo povedlo zvládli nedodržíte'],
    ['act', 'děláte neděláte uděláte řešíte neřeší zlepšíte změnili zařídíte lepší oblasti starosti'],
    [
      'complain',
      'štve vadí serete vykašlali nefunguje nebaví hrozná katastrofa ostuda průšvih nelíbí otravuje',
    ],
    ['opinion', 'myslíte názor postoj stanovisko vidíte podle souhlasíte pořádku'],
    ['form', 'stručně konkrétně přehled shrnutí top číslo citát všechno heslech'],
    ['polite', 'prosím pls plz prosímvás díky děkuju dobrý hezký vážení'],
    ['stress', 'konečně sakra hned okamžitě doprdele blbý kurva wtf'],
    ['programme', 'program programu kandidáti politici strana priority volební bod'],
  ])('know the words that %s', (kind, list) => {
    expect(words(list).map(({ folded, text }) => [text, frames.kindOf(folded, text)])).toEqual(
      words(list).map(({ text }) => [text, kind]),
    )
  })

  const SUBJECTS = [
    'zrušit zakázat zvýšit snížit postavit stavět opravit koupit prodat povolit zavést zdarma drahý bezpečný čistý',
    'doprava parkování škola školy nemocnice odpad odpady bydlení byt byty senioři děti kamery strážníci',
    'starosta starostové neděle rada radní obecní umění věž nehoda dar patra hodnot linky řeka řek daň daně PID muži',
    'hrozny houby kravín vedení zařízení data směny hráči osvětlení čtení zdraví hájí Libeň Planá žena ženy děl dluh',
    'stará věže české Český peníze vody zastupitel smlouvy',
  ]
  test.each(SUBJECTS)('leave subjects alone: %s', list => {
    const known = words(list).filter(({ folded, text }) => frames.kindOf(folded, text) !== null)
    expect(known.map(({ text }) => text)).toEqual([])
  })

  test.each([
    'nervy ve školách',
    'zuby zdarma a zubní lékař do krku',
    'jedu na kole do hospody',
    'větrné elektrárny v jednom kraji',
    'vlastní byt na hlavním nádraží',
    'nakládání s odpady na radnici',
    'svoboda slova a data o ovzduší',
    'malé děti ve školkách',
    'manuál pro starosty',
  ])('have no idiom in "%s"', question => {
    expect([...frames.idiomsIn(words(question).map(({ folded }) => folded))]).toEqual([])
  })

  test.each([
    'X mi leze na nervy',
    'na nervy mi leze X',
    'mám toho po krk, X',
    'X mám plné zuby',
    'při X mi vstávají vlasy na hlavě',
    'klobouk dolů, X',
    'soused tvrdil, že X',
    'X vám leží na srdci?',
    'bez okolků, X',
    'vysvětlete mi prosím konkrétně, co kandidáti slibují ohledně X',
    'proč jste sakra nesplnili, co jste v programu naslibovali o X?',
    'dobrý den, chtěla bych vědět váš názor na X, děkuji za odpověď',
    'kašlete na X a ještě lžete, je to hrozná ostuda',
    'pošlete mi stručný přehled všeho, co chystáte v oblasti X',
    'podařilo se vám něco zlepšit v X?',
  ])('and stop words are all of "%s" but its subject', question => {
    const list = words(question)
    const idioms = frames.idiomsIn(list.map(({ folded }) => folded))
    const left = list.filter(
      ({ folded, text }, at) =>
        !idioms.has(at) && !stopWords.isStop(folded, text) && frames.kindOf(folded, text) === null,
    )
    expect(left.map(({ text }) => text)).toEqual(['X'])
  })
})

/** One-word terms of concepts that are frames all the same: talk about promises, complaints, praise, colloquial words. */
const CONCEPTS = new Map([
  ['veřejný pořádek', 'otravovat'],
  ['kriminalita', 'lumpárny'],
  ['krizové řízení', 'katastrofa přichystaní'],
  ['dezinformace', 'lžou lhát blábol'],
  ['nenávistné projevy', 'nenávidět nadávat nadávají štvát štvaní'],
  ['autorské právo', 'citovat'],
  ['inovace', 'vymýšlet'],
  ['stravování lidí', 'dlabat'],
  ['politici', 'politici politik politička'],
  ['lživá tvrzení', 'kec kecat kecají žvanit žvásty blábol nekecejte'],
  [
    'nespokojenost',
    'nespokojený nespokojení vadí rozčilovat hrůza des tragédie ostuda hanba malér hnus zoufalé trapný fiasko',
  ],
  ['nečinnost', 'neřeší flákají flákat odfláknout přehlíží přehlížejí'],
  ['rychlost vyřízení', 'neprodleně okamžitě okamžitý ihned'],
  ['poškození a závady', 'nefunguje pokazit pokazilo'],
  ['obnova a vylepšení', 'zlepšení vylepšit vylepšovat'],
  ['obavy', 'znepokojení děsivý děsí netroufám'],
  ['problémoví lidé', 'hovado blbec idiot kretén'],
  ['úřední listiny', 'výpis'],
  ['svolení a dovolení', 'smím'],
  ['vstřícnost', 'ochotný příjemný'],
  ['odpovědnost a vina', 'zvorat zvorali zpackat zpackaný'],
  ['pomoc v nouzi', 'pomozte poraďte nezvládám zoufalý'],
  ['špatná kvalita', 'mizerný otřesný strašný příšerný tragický šlendrián zprasit zprasené'],
  ['dobrá kvalita', 'super bezva paráda parádní skvělý výborný fajn'],
  ['zbytečnost', 'pitomost pitomý ptákovina'],
  ['dokončení a nedodělky', 'hotovo dotáhnout'],
  ['čekání', 'dočkat'],
  ['zjišťování informací', 'dozvědět zjistit zjistím dočíst mrknout kouknout'],
  ['vzhled', 'hezký pěkný krásný ohavný'],
  ['priority', 'priority priorita prioritní nejdůležitější'],
  ['vyvážený zpravodaj', 'chlubit'],
  ['informování občanů', 'nedozvím novinky'],
  ['termíny', 'dokdy odkdy'],
  ['zapojení občanů', 'neptal neptají neposlouchají'],
  ['participativní rozpočet', 'nápad'],
  ['průzkumy a ankety', 'zjišťovat'],
  ['hlášení závad', 'zmente'],
  [
    'stížnosti občanů',
    'stěžovat stěžuju postěžovat naštvat naštvaný nespokojený nasraný nasralo vytáčí vytočit',
  ],
  ['opozice', 'kritizujete'],
  ['volby', 'volební volič voliči voličům předvolební'],
  ['kandidáti', 'kandidáti kandidát kandidovat kandidátem'],
  ['lídr kandidátky', 'lídr lídryně lídři lídrem'],
  [
    'plnění slibů',
    'slib slibujete slíbit slíbili slibotechna splnit splnili splněno nesplnili nesplněno nedodrželi nedodržet dodrželi úspěch úspěchy neúspěch neúspěchy lžete zklamali zklamaný',
  ],
  ['etický kodex', 'závazek zavazujete'],
  ['odborná politika', 'rozumný tupci'],
  ['politické strany', 'hnutí'],
  ['prevence rizikového chování', 'zlobí zlobit'],
  ['plýtvání', 'hovadina blbost nesmysl'],
  ['vysoké školy', 'bakalářka diplomka'],
  ['demence', 'zapomínat'],
  ['stadiony', 'fandit'],
  ['transparentnost', 'zamlčet zamlčují zamlčel mlží nemlžit mlžit'],
  ['odpovědné zadávání', 'odfláknuté odflákli'],
  ['korupční kauzy', 'průšvih skandální'],
  ['právo na informace', 'vymlouvají'],
  ['úřady', 'zařizovat'],
  ['vstřícný úřad', 'neochotný'],
  ['správní řízení', 'neodpověděli nereagují neodepsali'],
  ['ovzduší', 'kašlat'],
  ['psí exkrementy', 'sere serou srát vysral'],
])

test('no frame is a term of one word of a concept, unless it is listed', () => {
  const found = new Map<string, Set<string>>()
  for (const name of readdirSync(new URL('thesaurus/', LEXICON)).sort()) {
    let concept = ''
    for (const line of read(`thesaurus/${name}`).split('\n')) {
      const [, indent, key = '', list = ''] = /^(\s*)([^#:]+):([^#]*)/.exec(line) ?? []
      if (indent === undefined || key === 'užší') continue
      if (indent === '') concept = key
      const terms = [...(indent === '' ? [key] : []), ...list.split(',').map(term => term.trim())]
      for (const term of terms)
        if (/^\p{L}+$/u.test(term) && frames.kindOf(fold(term), term) !== null)
          found.set(concept, (found.get(concept) ?? new Set()).add(term))
    }
  }
  expect([...found].map(([concept, terms]) => [concept, [...terms].join(' ')])).toEqual([...CONCEPTS])
})
