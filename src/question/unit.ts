/** Units that an amount is asked or told in. */

/** What a quantity of a text counts; `count` is things of any kind. */
export type Measure =
  | 'money'
  | 'share'
  | 'duration'
  | 'frequency'
  | 'length'
  | 'area'
  | 'weight'
  | 'volume'
  | 'energy'
  | 'count'

/**
 * What an amount is asked in. `price` is money that somebody pays for a thing, so it may be free; `change` a difference
 * and `any` a size of which the question names no unit; `ratio` is a count for each of something else.
 */
export type Unit = Measure | 'price' | 'change' | 'any' | 'ratio'
