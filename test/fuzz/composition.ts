/** Random texts made of hostile shapes, each in any length. */

import fc from 'fast-check'
import { BLOCKS, HEADS, INLINE, type Shape } from '../hostile-shapes.ts'

export interface Composition {
  /** What it is made of, to be read. */
  readonly name: string
  readonly text: Shape
}

/** Names that a configuration or a `.env` has, before a value of any shape. */
const YAML_KEYS = [
  'title: ',
  'url: ',
  'baseurl: ',
  'description: "',
  'organization: {name: ',
  'collections: ',
  '- ',
  '',
]
const ENV_KEYS = [
  'CONTENT_DIRS=',
  'DATA_DIR="',
  'HTTP_PORT=',
  'TELEGRAM_BOT_TOKEN=',
  'TELEGRAM_API_ROOT=https://',
  "MATRIX_USER='",
  'MATRIX_HOMESERVER_URL=http://',
  'MATRIX_ALLOWED_INVITERS=',
  'TELEGRAM_BOT_TOKN=',
  'export ',
  '#',
  '',
]

const inline = () => fc.constantFrom(...Object.entries(INLINE))
const block = () => fc.constantFrom(...Object.entries({ ...INLINE, ...BLOCKS }))

/** A few shapes with something between them, one after another. */
function together(
  shape: fc.Arbitrary<[string, Shape]>,
  before: readonly string[],
  between: readonly string[],
): fc.Arbitrary<Composition> {
  const part = fc.record({ shape, before: fc.constantFrom(...before) })
  return fc
    .record({
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
      glue: fc.constantFrom(...between),
      isRepeated: fc.boolean(),
    })
    .map(({ parts, glue, isRepeated }) => {
      const once = (length: number) =>
        parts
          .map(({ shape: [, make], before: key }) => key + make(Math.max(1, length / parts.length)))
          .join(glue)
      return {
        name:
          parts.map(({ shape: [name], before: key }) => `${key}${name}`).join(' + ') +
          (isRepeated ? ', repeated' : ''),
        // Either long shapes, or short ones again and again.
        text: length =>
          isRepeated ? `${once(40)}${glue}`.repeat(Math.ceil(length / 40)).slice(0, length) : once(length),
      }
    })
}

const file = fc.oneof(
  together(block(), [''], ['\n\n', '\n', ' ']),
  together(block(), [''], ['\n\n', '\n']).map(({ name, text }) => ({
    name: `a head and ${name}`,
    text: (length: number) => `---\ntitle: Text\n---\n\n${text(length)}`,
  })),
  fc.constantFrom(...Object.entries(HEADS)).map(([name, text]) => ({ name, text })),
)

/** What each subject of the fuzz is given. */
export const COMPOSITIONS: Readonly<Record<string, fc.Arbitrary<Composition>>> = {
  question: together(inline(), [''], [' ', '', '\n', ', ']),
  file,
  config: together(inline(), YAML_KEYS, ['\n', '"\n', '\n  ']),
  settings: together(inline(), ENV_KEYS, ['\n', '"\n', "'\n"]),
}
