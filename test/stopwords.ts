/** The stop words that ship with the program, and what reads texts by them. */

import { readFileSync } from 'node:fs'
import { StopWords } from '../src/czech/stopwords.ts'
import { Analyzer } from '../src/search/analysis.ts'

const read = (name: string) => readFileSync(new URL(`../lexicon/${name}`, import.meta.url), 'utf8')

export const stopWords = new StopWords({ stopwords: read('stopwords.txt'), party: read('party.txt') })

export const analyzer = new Analyzer(stopWords)
