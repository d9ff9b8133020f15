/** Verbs: a guess whether a word is one, and whether a text says that we do something, from endings alone. */

const VERB =
  /(?:[eia]te|uj[ei]|ujete|[eia]me|ujeme|ovat|[aeo]vat|nout|[aie]l[aioy]?|[aie]t|[ae]ji|[aie]s|uji|ej|neme|nete)$/

/** `isVerbLike('zakazete')` and `isVerbLike('chovali')` are true; so is `internet`: it is a guess. */
export function isVerbLike(folded: string): boolean {
  return folded.length >= 4 && VERB.test(folded)
}

/** Every branch but the last begins where a word begins: from every letter of a word its end would be looked for anew. */
const FIRST_PERSON_PLURAL =
  /(?<!\p{L})(?:(?:bude|chce|nebude|nechce)me|\p{L}{3,}(?:íme|áme|ujeme|eme)|\p{L}{2,}li jsme)(?!\p{L})|jsme \p{L}{2,}li(?!\p{L})/u

/** Whether somebody says what we do, will do or did: `opravíme`, `opravili jsme`. */
export function isFirstPersonPlural(text: string): boolean {
  return FIRST_PERSON_PLURAL.test(text)
}
