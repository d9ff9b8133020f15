/** Fonts of what is printed and drawn: one family, whole files of a package. */

import { createRequire } from 'node:module'
import type { Style } from './run.ts'

const PATH = '@expo-google-fonts/source-serif-4'
const FILES: Readonly<Record<Style['font'], string>> = {
  regular: `${PATH}/400Regular/SourceSerif4_400Regular.ttf`,
  bold: `${PATH}/700Bold/SourceSerif4_700Bold.ttf`,
  italic: `${PATH}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
}

/** Path of the file of each. */
export function fontFiles(): Readonly<Record<Style['font'], string>> {
  const { resolve } = createRequire(import.meta.url)
  return { regular: resolve(FILES.regular), bold: resolve(FILES.bold), italic: resolve(FILES.italic) }
}
