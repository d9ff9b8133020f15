/** The commands in words: for the help, and for menus of platforms. What they do stands in `src/bot.ts`. */

export interface CommandWords {
  readonly name: string
  /** What stands behind it, or the empty string. */
  readonly argument: string
  readonly cs: string
  readonly en: string
}

export const COMMAND_WORDS: readonly CommandWords[] = [
  { name: 'temata', argument: '', cs: 'o čem texty jsou', en: 'topics of the texts (in Czech)' },
  { name: 'zdroje', argument: '', cs: 'které texty tu mám', en: 'which texts are here' },
  { name: 'p', argument: 'KÓD', cs: 'odstavec podle kódu, celý', en: 'a passage by its code' },
  {
    name: 'oddil',
    argument: 'KÓD',
    cs: 'celý oddíl, ve kterém odstavec stojí',
    en: 'the whole section of a passage',
  },
  { name: 'kraj', argument: 'MÍSTO', cs: 'odpovídat jen za jedno místo', en: 'answer for one place only' },
  {
    name: 'dalsi',
    argument: '',
    cs: 'další odstavec k poslední otázce',
    en: 'the next passage for the last question',
  },
  { name: 'proc', argument: '', cs: 'proč jsem vybral poslední odstavec', en: 'why that passage was chosen' },
  { name: 'soukromi', argument: '', cs: 'co si pamatuji', en: 'what is remembered (nothing)' },
  { name: 'napoveda', argument: '', cs: 'jak se ptát', en: 'how to ask' },
]

/** `/kraj MÍSTO – odpovídat jen za jedno místo`. */
export function helpLine({ name, argument, cs }: CommandWords): string {
  return `/${[name, argument].filter(Boolean).join(' ')} – ${cs}`
}
