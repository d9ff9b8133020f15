/** Kind: whether a text is a programme or a report. A promise of a party and a report of an office are never mistaken for each other. */

import { fold } from '../czech/fold.ts'
import type { Kind } from '../model.ts'
import { type Doubt, KINDS, oneOf } from './claims.ts'
import type { FrontMatter } from './front-matter.ts'
import { type Finding, shown } from './problem.ts'

/** Names of texts that tell what came of a programme, folded, with spaces for other signs. */
const REPORT =
  /(?:^| )plneni(?: (?:(?:volebniho )?programu|slibu|priorit|koalicni smlouvy))?(?: \d{4})?$|^co (?:se (?:nam )?(?:po)?(?:vedlo|darilo)|jsme (?:splnili|udelali|dokazali|prosadili))(?: |$)|^splnili jsme(?: |$)|^(?:z|vy)hodnoceni(?: (?:volebniho )?(?:programu|obdobi|slibu))?(?: \d{4})?$/

/** Whether the category, a folder, the file or the title calls a text a report on what came of a programme. */
export function isReport(path: string, title: string, data: Readonly<Record<string, unknown>>): boolean {
  const names = [data.campaignCategoryUid, ...path.replace(/\.\w+$/, '').split('/'), title]
  return names.some(
    name =>
      typeof name === 'string' &&
      REPORT.test(
        fold(name)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      ),
  )
}

/**
 * A report says so in its head; one of crime prevention also in its path, or its title where it has no head, and one on
 * what came of a programme in any of its names.
 */
export function kindOf(frontMatter: FrontMatter, path: string, title: string): Kind {
  const stated = oneOf(KINDS, frontMatter.data.kind)
  if (stated != null) return stated
  if (/(?:^|\/)(?:prevence|fakta)\//.test(path) || isReport(path, title, frontMatter.data))
    return 'prevention'
  return !frontMatter.present && /prevenc\p{L}+ kriminality/iu.test(title) ? 'prevention' : 'program'
}

/** What is wrong with the kind that a head states. */
export function unknownKind(frontMatter: FrontMatter, doubts: readonly Doubt[]): Finding[] {
  const stated = frontMatter.fields.findLast(({ name }) => name === 'kind')
  const doubted = doubts.findLast(({ claim }) => claim === null)?.field
  const field = doubted ?? (oneOf(KINDS, stated?.value) === undefined ? stated : undefined)
  if (field === undefined) return []
  return [
    {
      rule: 'kind-unknown',
      line: field.line,
      message: `It cannot be told whether this is a promise or a report: "${shown(field.key)}: ${shown(field.value)}".`,
      about: `${shown(field.key)}: ${shown(field.value)}`,
      remedy: `Write "kind: ${KINDS.join('" or "kind: ')}" once, or leave the line out.`,
    },
  ]
}
