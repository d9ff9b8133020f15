/**
 * The published figures, all of them by one command, written as a page with its drawings:
 *
 *   npm run figures -- --corpora DIR QUESTIONS... [--page docs/figures.md]
 *
 * Sites are subfolders of `--corpora`; sets of questions stand outside of the project, for the sites' words are not ours.
 * `compare` and `curve` run as they do alone, and what they print stands in the page. Takes some minutes, and Chromium for
 * the links (`npm run test:e2e` fetches it).
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { TUNING } from '../../src/search/tuning.ts'
import { measureAnswers } from './published/answers.ts'
import { landedLinks } from './published/links.ts'
import { measurePassages } from './published/passages.ts'
import { sizes } from './published/sizes.ts'
import { questionsBySite } from './sites.ts'

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' }, page: { type: 'string', default: 'docs/figures.md' } },
  allowPositionals: true,
})
const { corpora = '', page } = values
if (corpora === '' || positionals.length === 0)
  throw new Error('Say where the sites are and what is asked: --corpora DIR QUESTIONS...')

const docs = dirname(page)
const sites = readdirSync(corpora, { withFileTypes: true }).filter(entry => entry.isDirectory())
const bySite = questionsBySite(positionals)
const all = [...bySite.values()].flat()
const answerable = all.filter(({ gold }) => gold.length > 0).length
/** Tells what is measured, for it takes minutes. */
function measured<T>(what: string, measure: () => T): T {
  process.stderr.write(`${what} …\n`)
  return measure()
}

const passages = measured('passages', () => measurePassages(sites.map(({ name }) => join(corpora, name))))
const answers = measured('answers', () => measureAnswers(corpora, bySite))
for (const question of answers.unlike)
  process.stderr.write(`answered otherwise without accents and capitals: ${question}\n`)
const links = measured('links', () => landedLinks(corpora))
const compared = measured('other systems', () => printedBy('compare', '--svg', join(docs, 'quality.svg')))
const curve = measured('curve', () => printedBy('curve', '--svg', join(docs, 'figures-curve.svg')))

writeFileSync(
  page,
  `# Figures

Made by one command, which anybody can run again on sites and questions of their own:

\`npm run figures -- --corpora DIR QUESTIONS...\`

This page is its output over ${sites.length} sites of one party (${passages.count} passages) and ${positionals.map(file => `\`${basename(file)}\``).join(', ')}: ${all.length} questions over
${bySite.size} of the sites, ${answerable} with an answer in the texts and ${all.length - answerable} without one. The sets and the sites stand outside of the project, for the sites' words are not
ours. The search was made while looking at these questions, so on others it is worse; [retrieval.md](retrieval.md) has sets that nobody had looked at, and what each mechanism gives.

## What does not depend on the search

| | |
|---|--:|
| passages that stand word for word in their files, by a second reader of the files that shares no code with the first | ${passages.identical} of ${passages.count} |
| passages with a page whose link names their words, and does not only open the page | ${passages.fragments} of ${passages.pages} |
| links opened in Chromium over copies of the pages: scrolled to the paragraph and painted | ${links ?? 'not measured here'} |
| questions with the same answer in two processes, asked in another order, byte for byte | ${answers.repeated} of ${answers.asked} |
| questions with the same answer typed without accents and capitals, by which names are known: outcome, first passage | ${answers.plain} of ${answers.asked} |

## False answers and lost ones

Each line is a threshold of the confidence: \`lost\` has no right paragraph among the first three on the screen, \`false noes\` have an answer in the texts and get none, \`false answers\` have none
and get one, \`taken out\` are questions whose right paragraphs were taken out of the texts and that are answered all the same. Shipped is \`both\` at ${TUNING.answer.confidence}.

![False answers against false noes, by threshold](figures-curve.svg)

\`\`\`
${curve}
\`\`\`

## Beside other systems

The same passages and questions; other systems cannot say no, so ours is made to answer always. Times are of this machine at that time, and compare with each other only.

![Right paragraph first, by style of question](quality.svg)

\`\`\`
${compared}
\`\`\`

| to install | MB |
|---|--:|
${sizes()
  .map(({ name, mb }) => `| ${name} | ${mb.toFixed(1)} |`)
  .join('\n')}
`,
)

/** What a benchmark prints. */
function printedBy(name: 'compare' | 'curve', ...options: readonly string[]): string {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const args = ['--max-semi-space-size=8', script, '--corpora', corpora, ...options, ...positionals]
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${name} failed.`)
  return stdout.trimEnd()
}
