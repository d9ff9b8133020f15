/** Czech numerals as words, in all cases: `pěti`, `dvaceti`, `pětadvacet`, `stovky`, `polovina`. On folded words. */

const UNITS = 'jeden jedn dva dve dvou dvema tri trech trem tremi ctyri ctyr ctyrech ctyrem ctyrmi'
const FROM_FIVE =
  'pet sest sedm osm devet devit deset desit jedenact dvanact trinact ctrnact patnact sestnact sedmnact osmnact devatenact dvacet tricet ctyricet padesat sedesat sedmdesat osmdesat devadesat'
const LARGE =
  'sto sta set dvaste tisic tisice tisici tisicu tisicum tisicich milion milionu miliony milionum milionech milionem miliarda miliardy miliardu miliarde miliard miliardou miliardam miliardach miliardami'
const GROUPS = 'desitky desitek desitkam desitkach stovka stovku stovky stovek stovkam stovkach tucet tucty'

const NUMERALS = new Set([
  ...UNITS.split(' '),
  ...'jedna jedno jednoho jednomu jednom jednim jedne jednu oba obe obou obema dvoje troje'.split(' '),
  ...FROM_FIVE.split(' ').flatMap(word => [word, `${word}i`]),
  ...LARGE.split(' '),
  ...GROUPS.split(' '),
])

/** `pětadvacet`, `dvaatřicet`, `dvoutisíc`. */
const COMPOUND =
  /^(?:jedn|dva|tri|ctyri|pet|sest|sedm|osm|devet)a(?:dvacet|tricet|ctyricet|padesat|sedesat|sedmdesat|osmdesat|devadesat)i?$/

const FRACTION = /^(?:polovin|pulk|tretin|ctvrtin|petin|desetin|dvoutretin|trictvrtin)[a-z]{0,4}$/
const MULTIPLE = /^(?:z?(?:dvoj|troj|ctyr|peti|deseti|sto|nekolika)nasob|ztrojnasob|rozpul)/

/** Whether a folded word says how many, digits left aside: `pěti` does, `pátý`, `více` and `půl` do not. */
export function isNumeral(folded: string): boolean {
  return NUMERALS.has(folded) || COMPOUND.test(folded)
}

/** `polovina`, `třetin`, `dvojnásobek`, `ztrojnásobíme`. */
export function isFraction(folded: string): boolean {
  return FRACTION.test(folded) || folded === 'pul' || MULTIPLE.test(folded)
}
