/** Editor's page on a server: its state, its routes, and where its questions are kept. Loads only where it is wanted. */

import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import type { Editor } from '../editor/editor.ts'
import type { HttpServer } from '../shared/http.ts'

export interface EditorPlace {
  readonly folders: readonly string[]
  readonly dataDir: string
}

const QUESTIONS = 'otazky.txt'

/** The page beside the bots, where the settings want it. */
export async function openEditor(
  http: HttpServer | null,
  { httpEditor, editorQuestions }: Settings,
  { folders, dataDir }: EditorPlace,
): Promise<Editor | null> {
  if (http === null || !httpEditor) return null
  return mountEditor(http, { folders, questions: editorQuestions ?? questionsIn(dataDir) })
}

export function questionsIn(dataDir: string): string {
  return join(dataDir, QUESTIONS)
}

export async function mountEditor(
  http: HttpServer,
  options: { readonly folders: readonly string[]; readonly questions: string },
): Promise<Editor> {
  const [{ Editor }, { routeEditor }] = await Promise.all([
    import('../editor/editor.ts'),
    import('../editor/routes.ts'),
  ])
  const editor = new Editor(options)
  routeEditor(http.app, editor)
  return editor
}
