/** Nothing is taken for granted. */

export const premiseOf = (): null => null
export const isDeed = (): boolean => false
export const tellsOfOurs = (): boolean => true
