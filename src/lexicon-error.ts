/** Lexicon error: a line of the editors' lists that cannot be read, by file and line, with what would be right. */

export class LexiconError extends Error {}
