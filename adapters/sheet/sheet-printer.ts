/** Printer of sheets: its libraries are loaded when the first one is printed or drawn, so that nothing else starts later. */

import type { SheetPrinter } from '../../src/debate/sheet.ts'

export const sheetPrinter: SheetPrinter = {
  print: async sheet => (await import('./pages.ts')).printSheet(sheet),
  draw: async change => (await import('./timeline.ts')).drawChange(change),
}
