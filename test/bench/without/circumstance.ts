/** What somebody tells of himself is part of the subject. */

const NONE: ReadonlySet<number> = new Set()

export const circumstancesIn = () => ({ words: NONE, places: NONE })
