/** Noise is read like everything else. */

export const withoutNoise = (text: string): string => text
export const withoutRepetition = <T>(words: readonly T[]): readonly T[] => words
