/** Printer of sheets: pdfkit is loaded when the first one is printed, so that nothing else starts later. */

import type { SheetPrinter } from '../../src/debate/sheet.ts'

export const sheetPrinter: SheetPrinter = {
  print: async sheet => (await import('./pages.ts')).printSheet(sheet),
}
