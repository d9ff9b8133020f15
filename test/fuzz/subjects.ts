/** What the fuzz gives texts to: each returns when it is done, and throws only where something is broken. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings, SettingsError } from '../../config/env.ts'
import { Bot } from '../../src/chat/bot.ts'
import { NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { checkDocuments } from '../../src/content/check.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { Engine } from '../../src/engine/engine.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { writeFiles } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { TOWN } from '../town/town.ts'

const TODAY = new Date('2026-11-20')
const OUTCOMES = ['found', 'silent', 'no-such-programme', 'not-policy']

export interface Subject {
  /** Letters of the smaller of two texts. */
  readonly size: number
  readonly take: (text: string) => void | Promise<void>
}

export interface Subjects {
  readonly all: Readonly<Record<string, Subject>>
  /** Removes the folders that the subjects read from. */
  readonly close: () => void
}

/** Subjects over a town in a temporary folder. */
export function openSubjects(): Subjects {
  const root = mkdtempSync(join(tmpdir(), 'doslova-fuzz-'))
  const town = writeFiles(join(root, 'town'), TOWN)
  const engine = new Engine({ folders: [town], lexicon, today: TODAY })
  const bot = new Bot(engine, lexicon.gazetteer)

  const question = async (text: string) => {
    const { outcome } = await engine.answer(text)
    if (!OUTCOMES.includes(outcome)) throw new Error(`an answer that is none: ${outcome}`)
    const before = { ...NEW_CONVERSATION, previous: ['cyklostezka'] }
    const { reply, conversation } = await bot.handle(text, { ...ALONE, conversation: before })
    if (renderPlain(reply, { width: 80, color: true }) === '') throw new Error('an empty reply')
    await bot.handle('a jinde?', { ...ALONE, conversation })
  }
  const load = (folder: string) => {
    const { documents, problems } = loadLibrary([folder], lexicon)
    checkDocuments(documents, { ...lexicon, stopWords: lexicon.thesaurus.analyzer.stopWords, today: TODAY })
    new SearchIndex(passagesOf(documents, TODAY, lexicon.thesaurus.analyzer.stopWords), lexicon.thesaurus)
    return problems
  }
  const file = (text: string) => {
    load(writeFiles(join(root, 'file'), { '2026-kolin/text.md': text }))
  }
  const config = (text: string) => {
    load(
      writeFiles(join(root, 'site'), {
        '_config.yml': text,
        '_program/2026/a.md': '---\ntitle: A\n---\nText.\n',
      }),
    )
  }
  const settings = async (text: string) => {
    const folder = writeFiles(join(root, 'env'), { '.env': text })
    await readSettings({}, join(folder, '.env')).catch(error => {
      if (!(error instanceof SettingsError)) throw error
    })
  }
  return {
    all: {
      question: { size: 1_000, take: question },
      file: { size: 20_000, take: file },
      config: { size: 20_000, take: config },
      settings: { size: 10_000, take: settings },
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}
