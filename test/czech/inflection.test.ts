/** Inflection: whole lists of forms, written by hand, without accents. */

import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { inflect, PARADIGMS, type Paradigm } from '../../src/czech/inflection.ts'

/** Adjective forms after a stem. */
const HARD = 'y a e eho emu em ym ou ych ymi yma ej yho ymu ejch ejm ejma'
const hard = (stem: string) => HARD.split(' ').map(ending => stem + ending)
const soft = (stem: string) => 'i iho imu im ich imi ima'.split(' ').map(ending => stem + ending)
/** Splněn, splněný and splnění. */
const passive = (stem: string) => [
  stem,
  ...['i', 'o', 'im', 'ich', 'imi', 'ima'].map(e => stem + e),
  ...hard(stem),
]
const past = (stem: string) => 'l la lo li ly ls las los'.split(' ').map(ending => stem + ending)

/** Paradigm, word, its forms. */
const ROWS: readonly (readonly [Paradigm, string, string, string[]?])[] = [
  ['hrad', 'dotaz', 'dotaz dotazu dotaze dotazem dotazy dotazum dotazech dotazich dotazach dotazama'],
  [
    'hrad',
    'závazek/závazku',
    'zavazek zavazku zavazke zavazkem zavazky zavazkum zavazkech zavazcich zavazkach zavazkama',
  ],
  ['stroj', 'cíl', 'cil cile cili cilem cilu cilum cilich cilech cilema'],
  [
    'pán',
    'politik',
    'politik politika politikovi politiku politikem politike politici politikove politiky politikum politicich politikech politikama',
  ],
  [
    'muž',
    'tazatel',
    'tazatel tazatele tazateli tazatelovi tazatelem tazatelove tazatelu tazatelum tazatelich tazatelema',
  ],
  ['předseda', 'lídra', 'lidra lidry lidrovi lidru lidro lidrou lidrove lidre lidrum lidrech lidrama'],
  [
    'soudce',
    'zástupce',
    'zastupce zastupci zastupcovi zastupcem zastupcove zastupcu zastupcum zastupcich zastupcema',
  ],
  ['žena', 'otázka', 'otazka otazky otazce otazku otazko otazkou otazek otazkam otazkach otazkami otazkama'],
  ['žena', 'snaha', 'snaha snahy snaze snahu snaho snahou snah snaham snahach snahami snahama'],
  ['růže', 'vize', 'vize vizi vizim vizich vizemi vizema'],
  ['píseň', 'pasáž', 'pasaz pasaze pasazi pasazim pasazich pasazemi pasazema'],
  ['kost', 'věc', 'vec veci vecem vecim vecech vecich vecmi vecma'],
  [
    'město',
    'stanovisko',
    'stanovisko stanoviska stanovisku stanoviske stanoviskem stanovisek stanoviskum stanoviskech stanoviskach stanovisky stanoviskama stanoviscich',
  ],
  ['město', 'číslo', 'cislo cisla cislu cisle cislem cisel cislum cislech cislach cisly cislama cislich'],
  ['moře', 'pole', 'pole poli polem polim polich polema'],
  ['kuře', 'štěně', 'stene stenete steneti stenetem stenata stenat stenatum stenatech stenaty stenatama'],
  ['téma', 'téma', 'tema tematu tematem temata temat tematum tematech tematy tematama'],
  ['stavení', 'úsilí', 'usili usilim usilich usilimi usilima'],
  ['jarní', 'volební', 'volebne', soft('voleben').map(form => form.replace('voleben', 'volebn'))],
  [
    'mladý',
    'stručný/stručnější',
    'strucni strucneji strucnejc nejstrucneji nejstrucnejc',
    [...hard('strucn'), ...soft('strucnejs'), ...soft('nejstrucnejs')],
  ],
  ['mladý', 'tragický', 'tragicti', hard('tragick')],
  ['mladý', 'krátký', 'kratci kratce', hard('kratk')],
  [
    'sloveso',
    'slibovat',
    'slibovat slibuju slibuji slibujes slibuje slibujem slibujeme slibujete slibujou slibuj slibujte slibujme',
    [...past('slibova'), ...passive('slibovan')],
  ],
  [
    'sloveso',
    'dělat',
    'delat delam delas dela delame delate delaji delaj delej delejte delejme',
    [...past('dela'), ...passive('delan')],
  ],
  [
    'sloveso',
    'slíbit',
    'slibit slibim slibis slibi slibime slibite slibeji slibej slib slibte slibme',
    [...past('slibi'), ...passive('sliben')],
  ],
  [
    'sloveso',
    'zajistit',
    'zajistit zajistim zajistis zajisti zajistime zajistite zajisteji zajistej zajistete zajisteme',
    [...past('zajisti'), ...passive('zajisten')],
  ],
  [
    'sloveso',
    'zhoršit',
    'zhorsit zhorsim zhorsis zhorsi zhorsime zhorsite zhorseji zhorsej zhorsete zhorseme',
    [...past('zhorsi'), ...passive('zhorsen')],
  ],
  [
    'sloveso',
    'dodržet',
    'dodrzet dodrzim dodrzis dodrzi dodrzime dodrzite dodrzeji dodrzej dodrz dodrzte dodrzme dodrzejte dodrzejme',
    [...past('dodrze'), ...passive('dodrzen')],
  ],
  [
    'sloveso',
    'navrhnout',
    'navrhnout navrhnu navrhnes navrhne navrhnem navrhneme navrhnete navrhnou navrhni',
    [...past('navrh'), ...past('navrhnu'), ...passive('navrhnut'), ...passive('navrzen')],
  ],
  [
    'sloveso',
    'zvládnout',
    'zvladnout zvladnu zvladnes zvladne zvladnem zvladneme zvladnete zvladnou zvladni',
    [...past('zvlad'), ...past('zvladnu'), ...passive('zvladnut')],
  ],
  [
    'sloveso',
    'psát/píše',
    'psat pisu pisi pises pise pisem piseme pisete pisou pis piste pisme',
    [...past('psa'), ...passive('psan')],
  ],
  [
    'sloveso',
    'říct/řekne/řekl/řečen',
    'rict reknu reknes rekne reknem rekneme reknete reknou rekni',
    [...past('rek'), ...passive('recen')],
  ],
  [
    'sloveso',
    'najít/najde/našel/-',
    'najit najdu najdes najde najdem najdeme najdete najdou najdi nasel nasla naslo nasli nasly naslas naslos',
  ],
  [
    'sloveso',
    'zařídit/zařídí/zařídil/-',
    'zaridit zaridim zaridis zaridi zaridime zaridite zarideji zaridej zarid zaridte zaridme',
    past('zaridi'),
  ],
  [
    'sloveso',
    'prosadit',
    'prosadit prosadim prosadis prosadi prosadime prosadite prosadeji prosadej prosad prosadte prosadme',
    [...past('prosadi'), ...passive('prosazen')],
  ],
]

/** All forms of a word as it stands in the file of frames, sorted. */
function formsOf(paradigm: Paradigm, word: string): string[] | null {
  const inflected = inflect(paradigm, fold(word).split('/'))
  const forms = inflected?.flatMap(({ stem, endings }) => [...endings].map(ending => stem + ending))
  return forms === undefined ? null : [...new Set(forms)].sort()
}

describe('the forms of a word are all those that it has, like', () => {
  const cases = ROWS.map(([paradigm, word, forms, more = []]) => ({
    paradigm,
    word,
    forms: [...new Set([...forms.split(' '), ...more])].sort(),
  }))
  test.each(cases)('$paradigm: $word', ({ paradigm, word, forms }) => {
    expect(formsOf(paradigm, word)).toEqual(forms)
  })

  test('and every paradigm is tried', () => {
    expect(PARADIGMS.filter(name => !ROWS.some(([paradigm]) => paradigm === name))).toEqual([])
  })
})

describe('a word that does not fit its paradigm has no forms', () => {
  test.each<[Paradigm, string]>([
    ['žena', 'slib'],
    ['růže', 'slib'],
    ['mladý', 'jarní'],
    ['jarní', 'mladý'],
    ['jarní', 'jarní/jarnější'],
    ['mladý', 'krátký/krátce'],
    ['hrad', 'odstavec/odstavce/odstavci'],
    ['sloveso', 'říct'],
    ['sloveso', 'slib'],
    ['sloveso', 'nést/nes'],
    ['sloveso', 'vést/vede'],
  ])('%s: %s', (paradigm, word) => {
    expect(formsOf(paradigm, word)).toBeNull()
  })
})
