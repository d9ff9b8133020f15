/** Nothing is taken for granted. */

export const premiseOf = (): null => null
