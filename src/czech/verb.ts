/** Verbs: a guess whether a word is one, from its ending alone. */

const VERB =
  /(?:[eia]te|uj[ei]|ujete|[eia]me|ujeme|ovat|[aeo]vat|nout|[aie]l[aioy]?|[aie]t|[ae]ji|[aie]s|uji|ej|neme|nete)$/

/** `isVerbLike('zakazete')` and `isVerbLike('chovali')` are true; so is `internet`: it is a guess. */
export function isVerbLike(folded: string): boolean {
  return folded.length >= 4 && VERB.test(folded)
}
