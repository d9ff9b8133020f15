/** Spaces inside of numbers, sums and dates, where no line ends: `2 511 000 Kč`, `17. 4. 2022`, `č. 106`, `Praha 3`. */

const NO_BREAK_SPACE = '\u00a0'
const MONTH =
  'ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|lednu|únoru|březnu|dubnu|květnu|červnu|červenci|srpnu|říjnu|prosinci'
const UNIT =
  'Kč|%|‰|€|korun\\p{Ll}{0,3}|eur\\p{Ll}{0,2}|tis\\.|mil\\.|mld\\.|tisíc\\p{Ll}{0,3}|milion\\p{Ll}{0,3}|miliard\\p{Ll}{0,3}|[kcm]?m|km2|ha|[kMG]W(?:h)?|let|lety|letech'
const INSIDE = new RegExp(
  [
    '(?<=\\d) (?=\\d{3}(?!\\d))',
    `(?<=\\d\\.) (?=\\d{1,2}\\.|(?:19|20)\\d\\d(?!\\d)|(?:${MONTH})(?!\\p{L}))`,
    `(?<=${MONTH}) (?=(?:19|20)\\d\\d(?!\\d))`,
    `(?<=\\d) (?=(?:${UNIT})(?!\\p{L}))`,
    '(?<=(?:mil|tis|mld)\\.|tisíc|milionů|miliard) (?=Kč(?!\\p{L})|korun)',
    '(?<=(?:^|[\\s(])(?:č|čl|str|odst)\\.|§) (?=\\d)',
    '(?<=[\\p{Ll},] \\p{Lu}\\p{Ll}{1,20}) (?=\\d{1,2}(?!\\d))',
  ].join('|'),
  'gu',
)

/** The text with no-break spaces there; the length stays the same. Linear. */
export function withoutBrokenNumbers(text: string): string {
  return text.replace(INSIDE, NO_BREAK_SPACE)
}
