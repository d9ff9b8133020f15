/** A bot over a few texts about the same subjects in several towns, for tests of what it says. */

import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { Bot, type BotOptions } from '../../src/chat/bot.ts'
import { Engine } from '../../src/engine/engine.ts'
import { type Files, TEMPORARY, TODAY, writeFiles } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

export const CYCLING = 'Cyklostezku v Kolíně povedeme kolem sokolovny a zimního stadionu.'
export const CYCLING_OPAVA = 'Cyklostezku v Opavě osvětlíme a každou zimu ji budeme uklízet.'
export const POOL = 'Bazén v Opavě otevřeme i v pondělí dopoledne.'

/** Two towns, of which one has a pool. */
export const TEXTS = {
  '2022-kolin/doprava.md': `---\ntitle: Kolínská doprava\n---\n${CYCLING}\n`,
  '2022-opava/doprava.md': `---\ntitle: Opavská doprava\n---\n${CYCLING_OPAVA}\n`,
  '2022-opava/sport.md': `---\ntitle: Sport\n---\n${POOL}\n`,
} satisfies Files

/** Questions that the bot over `TEXTS` proposes. */
export const EXAMPLES = ['Sport']

/** A bot over these files for all tests of the process, and the codes of their passages by how they begin. The folder goes with the run. */
export function openBot(files: Files = TEXTS, options: BotOptions = {}) {
  return openBotOver(folderOf(files), options)
}

/** The same over a folder. */
export function openBotOver(folder: string, options: BotOptions = {}) {
  const engine = new Engine({ folders: [folder], lexicon, today: TODAY })
  const codeOf = (start: string) =>
    [...engine.passages].find(({ text }) => text.startsWith(start))?.code ?? ''
  return { bot: new Bot(engine, lexicon.gazetteer, options), codeOf }
}

/** A folder for all tests of a file, removed after them. */
export function sharedFolder(files: Files): string {
  const root = folderOf(files)
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return root
}

/** An empty folder for what a program stores during all tests of a file, removed after them. */
export function sharedDataFolder(): string {
  const root = mkdtempSync(join(TEMPORARY, 'doslova-data-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return root
}

function folderOf(files: Files): string {
  return writeFiles(mkdtempSync(join(TEMPORARY, 'doslova-')), files)
}
