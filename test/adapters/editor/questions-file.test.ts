import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QuestionsFile } from '../../../adapters/editor/content/questions-file.ts'
import { dataFolder } from '../../documents.ts'

const ANSWER = { state: 'answer', code: 'KOL26-ABCDE' } as const

function file(text?: string) {
  const path = join(dataFolder(), 'nova', 'otazky.txt')
  if (text !== undefined) {
    mkdirSync(join(path, '..'))
    writeFileSync(path, text)
  }
  return { path, questions: new QuestionsFile(path) }
}

describe('a line of the file', () => {
  test.each([
    ['kolo', [{ question: 'kolo', expected: null }]],
    ['kolo\todpověď KOL26-ABCDE', [{ question: 'kolo', expected: ANSWER }]],
    [
      'kolo\tnejblíž KOL26-ABCDE',
      [{ question: 'kolo', expected: { state: 'closest', code: 'KOL26-ABCDE' } }],
    ],
    ['kolo\tne', [{ question: 'kolo', expected: { state: 'no', code: null } }]],
    ['  kolo   na  mostě ', [{ question: 'kolo na mostě', expected: null }]],
    ['kolo\todpověď', [{ question: 'kolo', expected: null }]],
    ['kolo\tmožná', [{ question: 'kolo', expected: null }]],
    ['# kolo', []],
    ['', []],
    ['kolo\tne\nkolo', [{ question: 'kolo', expected: { state: 'no', code: null } }]],
  ])('%j', (text, expected) => {
    expect(file(text).questions.read()).toEqual(expected)
  })
})

test('what an editor wrote around the questions stays', () => {
  const { path, questions } = file('# Doprava\nkolo\n\n# Bydlení\nbyty\tne\n')
  questions.set('kolo', ANSWER)
  questions.set('školky', null)
  questions.remove('byty')
  expect(readFileSync(path, 'utf8')).toBe('# Doprava\nkolo\todpověď KOL26-ABCDE\n\n# Bydlení\nškolky\n')
})

test('a file is made with its folder when there is something to keep', () => {
  const { path, questions } = file()
  expect([questions.read(), existsSync(path)]).toEqual([[], false])
  questions.set('  kolo\nna mostě ', ANSWER)
  expect(questions.read()).toEqual([{ question: 'kolo na mostě', expected: ANSWER }])
})

test.each(['', '   ', '# poznámka'])('%j is no question', asked => {
  const { questions, path } = file()
  questions.set(asked, ANSWER)
  expect(existsSync(path)).toBe(false)
})

test('a list has an end, and a file that is no list is not read', () => {
  const many = Array.from({ length: 600 }, (_, at) => `otázka ${at}`).join('\n')
  const { questions } = file(many)
  expect(questions.read()).toHaveLength(500)
  questions.set('ještě jedna', null)
  expect(questions.read().at(-1)?.question).toBe('otázka 499')
  expect(() => file('x'.repeat(2 << 20)).questions.read()).toThrow('je na seznam otázek moc velký')
})
