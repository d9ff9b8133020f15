/** Reading of thesaurus files: `concept: term, term`, and below it what questions say for it and what is narrower. */

import { fold } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'
import { LexiconError } from '../lexicon-error.ts'
import type { Analyzer } from './analysis.ts'
import { TermTable, type TermWord } from './term-table.ts'

/** All terms of the files. Throws on a line that does not follow the format, with file and line. */
export function readTerms(files: readonly { name: string; text: string }[], analyzer: Analyzer): TermTable {
  const blocks = files.flatMap(file => readBlocks(file.name, file.text))
  const ids = new Map(blocks.map((block, id) => [block.name, id]))
  const idsOf = (names: readonly string[]) => names.map(name => ids.get(name)).filter(id => id !== undefined)
  return TermTable.of(
    blocks.map(({ name, narrower, related, terms, asked }) => {
      const list = [
        ...terms.map(term => readTerm(term, false, analyzer)),
        ...asked.map(term => readTerm(term, true, analyzer)),
      ]
      return {
        name,
        narrower: idsOf(narrower),
        related: idsOf(related),
        terms: list.map(({ term }) => term),
        stems: new Set(list.flatMap(({ stems }) => stems)),
      }
    }),
  )
}

/** A term, and the stems of all its words of substance. */
function readTerm(text: TermText, questionOnly: boolean, analyzer: Analyzer) {
  const words = termWords(text, analyzer)
  const first = text.folded.split(' ', 1)[0] ?? ''
  return {
    term: { words: withoutLinks(words), first, questionOnly },
    stems: words.flatMap(word => (word.stop ? [] : word.stems)),
  }
}

/** Words of a term; those of plain words are cut the quick way. */
function termWords({ text, folded }: TermText, analyzer: Analyzer): readonly TermWord[] {
  if (/[^a-z ]/.test(folded)) return analyzer.analyse(text)
  const raw = text.split(' ')
  return folded
    .split(' ')
    .map((word, at) => ({ stems: stems(word), stop: analyzer.stopWords.isStop(word, raw[at]) }))
}

/** "dotace pro hasiče" is met by "dotace hasičům" too: two words of substance are enough to be sure. */
function withoutLinks(list: readonly TermWord[]): readonly TermWord[] {
  const substance = list.filter(token => !token.stop)
  return substance.length >= 2 ? substance : list
}

interface Block {
  readonly name: string
  readonly terms: readonly TermText[]
  readonly asked: TermText[]
  readonly narrower: string[]
  readonly related: string[]
}

/** A term as written and folded. */
interface TermText {
  readonly text: string
  readonly folded: string
}

/** Terms are many: folding a file at once takes a tenth of the time that folding each of them would. */
function readBlocks(file: string, text: string): Block[] {
  const blocks: Block[] = []
  const folded = fold(text).split(/\r?\n/)
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line === '') continue
    const colon = line.indexOf(':')
    if (colon < 0)
      throw new LexiconError(`thesaurus/${file}, line ${index + 1}: expected "concept: term, term".`)
    const key = line.slice(0, colon).trim()
    const terms = termTexts(line.slice(colon + 1), (folded[index] ?? '').replace(/#.*$/, ''))
    const block = blocks.at(-1)
    if (key === '') throw new LexiconError(`thesaurus/${file}, line ${index + 1}: the concept has no name.`)
    if (!/^\s/.test(line)) {
      const name = { text: key, folded: fold(key) }
      blocks.push({ name: key, terms: [name, ...terms], asked: [], narrower: [], related: [] })
    } else if (block === undefined)
      throw new LexiconError(`thesaurus/${file}, line ${index + 1}: no concept above this line.`)
    else if (key === 'užší') block.narrower.push(...terms.map(term => term.text))
    else if (key === 'k tématu') block.related.push(...terms.map(term => term.text))
    else if (key === 'lidově' || key === 'cizí') block.asked.push(...terms)
    else
      throw new LexiconError(
        `thesaurus/${file}, line ${index + 1}: unknown "${key}", use lidově, užší, k tématu or cizí.`,
      )
  }
  return blocks
}

function termTexts(list: string, foldedLine: string): TermText[] {
  const folded = foldedLine.slice(foldedLine.indexOf(':') + 1).split(',')
  return list
    .split(',')
    .map((text, at) => ({ text: text.trim(), folded: (folded[at] ?? '').trim() }))
    .filter(({ text }) => text !== '')
}
