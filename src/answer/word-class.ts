/** Word classes: the folded forms of Czech words that mean the same in a message, made from stems and endings. */

/** The forms of `stems` with each of `endings`; `_` is the bare stem. Both are lists with spaces. */
export function inflected(stems: string, endings: string): RegExp {
  const choice = (list: string) => list.split(' ').join('|')
  return new RegExp(`^(?:${choice(stems)})(?:${choice(endings).replace('_', '')})$`)
}

/** Words that have no forms, or each form by itself. */
export function forms(list: string): RegExp {
  return inflected(list, '_')
}

/** What belongs to any of `classes`. */
export function either(...classes: readonly RegExp[]): RegExp {
  return new RegExp(classes.map(({ source }) => source).join('|'))
}

/** Endings by declension and conjugation. */
export const MASCULINE = '_ a u ovi e em i y ove um ech'
export const FEMININE = '_ a y e u o ou am ach ami'
export const ADJECTIVE = 'y a e eho emu em ym ou ych ymi i'
export const SOFT_ADJECTIVE = 'i iho imu im ich imi'
export const VERB_AT = 'at am as a ame ate aji al ala ali aly an ana ano any ej ejte'
export const VERB_IT = 'it im is i ime ite eji il ila ili ily en ena eno eny'
export const VERB_OVAT =
  'ovat uji uju ujes uje ujeme ujete ujou oval ovala ovali ovaly ovan ovana ovano ovany uj ujte'
