/** `check`: what is wrong with the content, where, and what to do about it. */

import { checkDocuments } from '../../src/content/check.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { visible } from '../../src/content/problem.ts'
import type { Problem } from '../../src/model.ts'
import { openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { contentOf, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const OPTIONS = { json: { type: 'boolean' }, content: { type: 'string', multiple: true } } as const

export async function check(args: readonly string[], { output, env }: Streams): Promise<number> {
  const { values } = readOptions(args, OPTIONS)
  const { gazetteer, thesaurus } = openLexicon()
  const { folders } = await contentOf(values.content, env)
  const { documents, problems } = loadLibrary(folders, { gazetteer })
  const { stopWords } = thesaurus.analyzer
  const found = [...problems, ...checkDocuments(documents, { gazetteer, stopWords, today: new Date() })]
  const errors = found.filter(problem => problem.severity === 'error').length
  if (values.json === true)
    output.write(`${JSON.stringify({ documents: documents.length, problems: found }, null, 2)}\n`)
  else {
    for (const problem of found) output.write(`${describe(problem, folders.length > 1)}\n`)
    const warnings = found.length - errors
    output.write(`texts: ${documents.length}, errors: ${errors}, warnings: ${warnings}
`)
  }
  return errors > 0 ? EXIT.problems : EXIT.ok
}

function describe(
  { severity, rule, folder, file, line, message, remedy }: Problem,
  manyFolders: boolean,
): string {
  const where = `${manyFolders ? `${folder}/` : ''}${file}${line === null ? '' : `:${line}`}`
  return [`${where}  ${severity} ${rule}`, `    ${message}`, `    ${remedy}`].map(visible).join('\n')
}
