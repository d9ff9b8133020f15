/** Rules of a document: what its text, its place, its year and its page lack. */

import { type FrontMatterField, fieldOf, lineOf } from './fields.ts'
import { shown } from './problem.ts'
import type { DocumentRule } from './rule.ts'
import { readYear } from './year.ts'

/** Letters and digits of the longest word; the longest seen in programmes has 21. */
const LONGEST_WORD = 100
const ENDLESS_WORD = new RegExp(`[\\p{L}\\p{N}]{${LONGEST_WORD + 1}}`, 'u')
const YEAR = /(?:19|20)\d\d/

export const DOCUMENT_RULES: readonly DocumentRule[] = [
  {
    rule: 'text-missing',
    remedy: 'Write the text, or remove the file.',
    find: ({ entries }) =>
      entries.length > 0
        ? null
        : { line: null, message: 'There is no text to quote, neither in the body nor in perex or intro.' },
  },
  {
    rule: 'word-too-long',
    remedy: 'Put spaces between its words, or take it out; nobody can ask for it.',
    find: ({ entries, line }) => {
      const entry = entries.find(({ text }) => ENDLESS_WORD.test(text))
      return entry === undefined
        ? null
        : {
            line: entry.slices[0] === undefined ? null : line(entry.slices[0].from),
            message: `The text has more than ${LONGEST_WORD} letters without a space.`,
          }
    },
  },
  {
    rule: 'leftover-sample',
    remedy: 'Remove it; it is never used for answers.',
    find: ({ origin, fields }) =>
      origin.leftover === 'sample'
        ? { line: lineOf(fields, 'garant'), message: 'This is a sample text of the site template.' }
        : null,
  },
  {
    rule: 'leftover-other-place',
    remedy: 'Remove it, or state its place in the head: place: …; it answers only those who name that place.',
    find: ({ origin, fields }) =>
      origin.leftover === 'other-place' && origin.place !== null
        ? {
            line: lineOf(fields, 'campaignCategoryUid'),
            message: `This is a text for ${origin.place.name} on a site of another place.`,
            about: origin.place.name,
          }
        : null,
  },
  {
    rule: 'election-of-another-place',
    remedy: 'Remove it, or state place: … and election: … in the head; it is never used for answers.',
    find: ({ origin, fields }) =>
      origin.leftover === 'other-place' && origin.place === null
        ? {
            line: lineOf(fields, 'campaignCategoryUid'),
            message: `The place of this text holds no such election as "${origin.election?.label}", so it was written for another place.`,
            about: origin.election?.label ?? '',
          }
        : null,
  },
  {
    rule: 'title-missing',
    remedy: 'Add "title: …".',
    find: ({ fields, title }) => {
      const field = fieldOf(fields, 'title')
      const given = field?.value ?? ''
      return given !== '' && !(typeof given === 'string' && given.trim() === '')
        ? null
        : {
            line: field?.line ?? null,
            message: `The head has no title; for now the text is called "${shown(title)}".`,
            about: shown(title),
          }
    },
  },
  {
    rule: 'year-missing',
    remedy: 'Add "year: 2026" or a year in campaignCategoryUid.',
    find: ({ origin, kind, fields }) =>
      origin.year === null && kind === 'program' && readYear(yearValue(fields)) === null
        ? { line: lineOf(fields, 'campaignCategoryUid'), message: 'No year is known for this programme.' }
        : null,
  },
  {
    rule: 'place-missing',
    remedy: 'Add "place: …" if it is not for the whole country.',
    find: ({ origin, fields }) =>
      origin.place === null && origin.leftover === null
        ? { line: lineOf(fields, 'campaignCategoryUid'), message: 'No place is known for this text.' }
        : null,
  },
  {
    rule: 'summary-without-url',
    remedy: 'Add "url: https://…".',
    find: ({ wording, url, fields, doubts }) =>
      wording === 'summary' && url === null
        ? {
            line:
              (doubts.find(({ claim }) => claim === 'summary')?.field ?? fieldOf(fields, 'wording'))?.line ??
              null,
            message: 'A summary has to lead to its original.',
          }
        : null,
  },
  {
    rule: 'page-switched-off',
    remedy: 'Rename the file if it should have a page.',
    find: ({ switchedOff }) =>
      switchedOff
        ? {
            line: null,
            message:
              'The name of the file or of its folder keeps the site from publishing it, so it counts as a draft.',
          }
        : null,
  },
  {
    rule: 'category-differs',
    remedy: 'Make them agree on the year.',
    find: ({ data, file, fields }) => {
      const category = String(data.campaignCategoryUid ?? '')
      const folder = file.split('/').at(-2) ?? ''
      const year = YEAR.exec(folder)?.[0]
      return year === undefined || !YEAR.test(category) || category.includes(year)
        ? null
        : {
            line: lineOf(fields, 'campaignCategoryUid'),
            message: `campaignCategoryUid is "${shown(category)}", the folder is "${folder}".`,
            about: `${shown(category)} ≠ ${folder}`,
          }
    },
  },
]

function yearValue(fields: readonly FrontMatterField[]): unknown {
  return fieldOf(fields, 'year')?.value ?? fieldOf(fields, 'rok')?.value
}
