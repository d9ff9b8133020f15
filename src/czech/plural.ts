/** Czech plurals: 1 odstavec, 2 odstavce, 5 odstavců. */

const RULES = new Intl.PluralRules('cs')

/** `plural(2, 'odstavec', 'odstavce', 'odstavců')` is `'2 odstavce'`. `count` is a whole number from 0. */
export function plural(count: number, one: string, few: string, many: string): string {
  const form = RULES.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}
