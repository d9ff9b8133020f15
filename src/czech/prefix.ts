/** Prefixes of Czech verbs and of nouns made of them: `zaparkování` is a relative of `parkování`. Folded letters. */

const PREFIXES = [
  'na',
  'nad',
  'ob',
  'od',
  'po',
  'pod',
  'pre',
  'pred',
  'pri',
  'pro',
  'roz',
  'vy',
  'vz',
  'za',
  'do',
  'u',
]
/** Shorter stems have relatives by chance only. */
const SHORTEST = 4

/** Stems with those that have a prefix more, or one less. */
export function withPrefixes(stems: readonly string[]): string[] {
  const long = stems.filter(stem => stem.length >= SHORTEST)
  return [
    ...stems,
    ...long.flatMap(stem => PREFIXES.map(prefix => prefix + stem)),
    ...long.flatMap(stem =>
      PREFIXES.filter(prefix => stem.startsWith(prefix) && stem.length - prefix.length >= SHORTEST).map(
        prefix => stem.slice(prefix.length),
      ),
    ),
  ]
}
