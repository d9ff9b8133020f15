/** The number of a law is a word of the subject. */

export const lawsIn = (): ReadonlySet<number> => new Set()
export const isLawNumber = (): boolean => false
