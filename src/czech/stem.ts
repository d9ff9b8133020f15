/**
 * Light Czech stemming on folded words. `stems` takes off inflection (case, number, person, tense), `root` also the
 * suffixes that make one word out of another (škola, školní, školský). Neither is a linguist's stem: they only have
 * to come out the same for the forms of one word and apart for different words.
 */

import { LONGEST_WORD } from './fold.ts'

interface Ending {
  readonly text: string
  /** What stands in place of the ending. */
  readonly put: string
  /** Shortest rest. */
  readonly min: number
  /** The ending may as well belong to the word (kredit, problém): the whole word stays a stem too. */
  readonly unsure: boolean
}

const ending = (text: string, put = '', min = 3, unsure = false): Ending => ({ text, put, min, unsure })
const list = (texts: string, put = '', min = 3, unsure = false) =>
  texts.split(' ').map(text => ending(text, put, min, unsure))

/** Longest first. Present and past of verbs in -ovat keep `ov`, so that parkovat stays apart from park. */
const ENDINGS: readonly Ending[] = [
  ...list('ujeme ujete ujicich ujicim ujicimi ujiciho ujici ujou uji uje ujes ujem ujte', 'ov', 2),
  ...list('ovala ovali ovalo ovaly oval ovat', 'ov', 2),
  ...list('cti', 'ck', 3, true),
  ...list('ejsiho ejsimu ejsich ejsimi ejsim ejsi', '', 3),
  ...list(
    'ejch ejma ejm eho iho emu imu ymi imi ych ich ach ech ami emi ama ema ymu yho eme ime ame ovi',
    '',
    3,
  ),
  ...list('ie ii iich iim iemi', '', 4),
  ...list('aji eji', '', 3, true),
  ...list('ete ite ate', '', 3, true),
  ...list('oveho ovemu', 'ov', 3),
  ...list('nout nul nula nuli nuly', 'n', 3, true),
  ...list('ala ali alo aly ila ili ilo ily ela eli elo ely', '', 3, true),
  ...list('al il el at it et em um am im ym ou ej mi es as is ove', '', 3, true),
  ...list('a e i o u y', '', 2),
].sort((a, b) => b.text.length - a.text.length)

const BY_LAST = new Map<string, Ending[]>()
for (const one of ENDINGS) {
  const last = one.text.at(-1) ?? ''
  const known = BY_LAST.get(last)
  if (known === undefined) BY_LAST.set(last, [one])
  else known.push(one)
}

/**
 * One or two stems of a folded word, the surer one first: `stems('kamerami')` is `['kamr']`. A word longer than
 * `LONGEST_WORD` is its own stem.
 */
export function stems(word: string): readonly string[] {
  if (word.length < 3 || word.length > LONGEST_WORD || /\d/.test(word)) return [word]
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return [irregular]
  for (const { text, put, min, unsure } of BY_LAST.get(word.at(-1) ?? '') ?? []) {
    if (!word.endsWith(text) || word.length - text.length + put.length < min) continue
    const cutOff = finish(word.slice(0, word.length - text.length) + put)
    if (!unsure) return [cutOff]
    const whole = finish(word.replace(/[aeiouy]$/, ''))
    return whole === cutOff ? [whole] : [whole, cutOff]
  }
  return [finish(word)]
}

/** The end of a stem changes with the ending: ruka/ruce, Praha/Praze, domek/domku. */
function finish(stem: string): string {
  let end = stem
  if (/[^aeiouy]e[bcdhklmnprstvz]$/.test(end) && end.length >= 4) end = end.slice(0, -2) + end.slice(-1)
  if (end.length >= 3) {
    if (end.endsWith('c')) end = `${end.slice(0, -1)}k`
    else if (end.endsWith('z')) end = `${end.slice(0, -1)}h`
  }
  return end
}

const SUFFIXES: readonly (readonly [string, number])[] = [
  ['istick', 3],
  ['nictv', 3],
  ['telstv', 3],
  ['ovac', 3],
  ['avac', 3],
  ['ovan', 3],
  ['avan', 3],
  ['telsk', 3],
  ['nost', 3],
  ['ovn', 3],
  ['ick', 4],
  ['stv', 3],
  ['ost', 4],
  ['ist', 4],
  ['tel', 4],
  ['nik', 4],
  ['ovk', 4],
  ['tk', 4],
  ['ck', 4],
  ['sk', 3],
  ['tv', 4],
  ['ov', 3],
  ['en', 4],
  ['an', 4],
  ['in', 4],
  ['ak', 4],
  ['ik', 4],
  ['ar', 4],
  ['jn', 4],
  ['ek', 4],
  ['n', 3],
  ['k', 4],
] as const

/** The family of a stem: `root('skolsk')`, `root('skoln')` and `root('skol')` are all `skol`. */
export function root(stem: string): string {
  if (stem.length > LONGEST_WORD) return stem
  let rest = stem
  for (let round = 0; round < 3; round++) {
    const suffix = SUFFIXES.find(([text, min]) => rest.endsWith(text) && rest.length - text.length >= min)
    if (suffix === undefined || (suffix[0].length === 1 && /[aeiouy].$/.test(rest))) break
    rest = finish(rest.slice(0, -suffix[0].length))
  }
  return rest
}

/** Frequent words whose forms share no stem, folded: form -> stem. */
const IRREGULAR = new Map(
  (
    [
      ['dit', 'dite ditete diteti ditetem deti detem detmi detech detma'],
      ['dom', 'dum domu dome domem domy domum domech domama'],
      ['clovek', 'clovek cloveka cloveku clovekem lide lidi lidem lidmi lidech lidma'],
      ['pes', 'pes psa psovi psem psi psy psu psum psech pejsek pejska pejsci pejsky pejsku'],
      ['kun', 'kun kone koni konem koni konich konmi'],
      ['den', 'den dne dni dny dnech dnem dnum'],
      ['rok', 'rok roku roce rokem roky rocich rokum let lete leta letech letum lety rocne rocni'],
      ['penih', 'penize penez penezum penezi penezich prachy prachu'],
      ['voz', 'vuz vozu voze vozem vozy vozum vozech'],
      [
        'pomoc',
        'pomoc pomoci pomoct pomuze pomuzete pomuzeme pomuzou pomohou pomahat pomahame pomaha pomahaji pomohl pomohli pomohla',
      ],
      ['most', 'most mostu moste mostem mosty mostum mostech'],
      ['smlouv', 'smlouva smlouvy smlouve smlouvu smlouvou smluv smlouvam smlouvach smlouvami'],
      ['zver', 'zvire zvirete zvireti zviretem zvirata zvirat zviratum zviratech zvirat'],
      ['rozpoct', 'rozpocet rozpoctu rozpoctem rozpocty rozpoctum rozpoctech'],
      ['pesi', 'pesi pesich pesim pesimi pesiho pesky'],
      ['zacit', 'zacit zacne zacnete zacneme zacal zacala zacali zacalo zacina zacinaji'],
      ['dan', 'dan dane dani danim danich danemi danove danovy danova danovych danoveho'],
      ['chtit', 'chtit chci chces chce chceme chcete chteji chtej chtel chtela chteli'],
      ['jit', 'jit jde jdou jdeme jdete sel sla sli pujde pujdou pujdeme'],
      [
        'jet',
        'jet jede jedou jedeme jel jela jeli pojede pojedou jezdit jezdi jezdim jezdime jezdej jezdili',
      ],
      ['prih', 'prijem prijmu prijmy prijmem'],
      ['taxi', 'taxi'],
    ] as const
  ).flatMap(([stem, forms]) => forms.split(' ').map(form => [form, stem] as const)),
)
