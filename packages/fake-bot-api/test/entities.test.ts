/** Entities that bots send. */

import { describe, expect, test } from 'vitest'
import { arrangeEntities, MAX_ENTITIES, readEntities } from '../src/checks/entities.ts'
import { linkProblem } from '../src/checks/links.ts'
import { entity, type Row, row } from './rows.ts'

describe('entities that are refused', () => {
  const cases: readonly (readonly [text: string, entities: readonly Row[], refusal: string])[] = [
    ['ahoj', [['bold', 100, 1]], 'Entity begins after the end of the text at UTF-16 offset 100'],
    [
      'ahoj',
      [['bold', 0, 100]],
      'Entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
    ],
    ['ahoj', [['bold', -1, 1]], 'Receive an entity with incorrect offset -1'],
    ['ahoj', [['bold', 0, -1]], 'Receive an entity with incorrect length -1'],
    ['👉 kolo', [['bold', 1, 1]], 'Entity begins in a middle of a UTF-16 symbol at byte offset 4'],
    [
      'č👉',
      [['bold', 0, 2]],
      'Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6',
    ],
    ['odkaz', [['text_link', 0, 5, 'neodkaz']], "Entity URL 'neodkaz' is invalid: Wrong HTTP URL"],
    ['odkaz', [['text_link', 0, 5, '']], "Entity URL '' is invalid: URL host is empty"],
    [
      'přesah',
      [
        ['bold', 0, 3],
        ['italic', 2, 4],
      ],
      'Entities overlap at UTF-16 offset 2',
    ],
    [
      'citát',
      [
        ['blockquote', 0, 5],
        ['expandable_blockquote', 1, 3],
      ],
      "Entity expandable_blockquote can't be inside blockquote at UTF-16 offset 1",
    ],
    [
      'kód',
      [
        ['code', 0, 3],
        ['bold', 1, 1],
      ],
      "Entity bold can't be inside code at UTF-16 offset 1",
    ],
    [
      'kód',
      [
        ['bold', 0, 3],
        ['pre', 0, 3],
      ],
      "Entity bold can't be inside pre at UTF-16 offset 0",
    ],
    [
      'odkaz',
      [
        ['text_link', 0, 5, 'https://a.cz'],
        ['text_link', 0, 2, 'https://b.cz'],
      ],
      "Entity text_link can't be inside text_link at UTF-16 offset 0",
    ],
  ]
  test.each(cases)('%j %j', (text, rows, refusal) => {
    expect(() => arrangeEntities(text, rows.map(entity))).toThrow(refusal)
  })

  test.each([
    [[{ type: 'bold', offset: 0 }], 'Can\'t parse MessageEntity: Can\'t find field "length"'],
    [[{ type: 'text_link', offset: 0, length: 1 }], 'Can\'t parse MessageEntity: Can\'t find field "url"'],
    [
      [{ type: 'text_mention', offset: 0, length: 1 }],
      'Can\'t parse MessageEntity: Can\'t find field "user"',
    ],
    [[{ type: 'tučné', offset: 0, length: 1 }], "Can't parse MessageEntity: Unsupported type specified"],
    [['bold'], "Can't parse MessageEntity: expected an Object"],
    ['bold', 'Expected an Array of MessageEntity'],
  ])('%j', (value, refusal) => {
    expect(() => readEntities(value)).toThrow(refusal)
  })
})

describe('entities that pass', () => {
  const cases: readonly (readonly [text: string, entities: readonly Row[], expected: readonly Row[]])[] = [
    [
      'a b',
      [
        ['italic', 2, 1],
        ['bold', 0, 1],
      ],
      [
        ['bold', 0, 1],
        ['italic', 2, 1],
      ],
    ],
    [
      'citát',
      [
        ['bold', 0, 5],
        ['expandable_blockquote', 0, 5],
      ],
      [
        ['expandable_blockquote', 0, 5],
        ['bold', 0, 5],
      ],
    ],
    [
      'citát',
      [
        ['blockquote', 0, 5],
        ['code', 1, 2],
      ],
      [
        ['blockquote', 0, 5],
        ['code', 1, 2],
      ],
    ],
    [
      'odkaz',
      [
        ['bold', 1, 2],
        ['text_link', 0, 5, 'https://a.cz'],
      ],
      [
        ['text_link', 0, 5, 'https://a.cz'],
        ['bold', 1, 2],
      ],
    ],
    ['👉 kolo', [['bold', 0, 2]], [['bold', 0, 2]]],
    ['prázdná', [['bold', 3, 0]], []],
  ]
  test.each(cases)('%j %j', (text, rows, expected) => {
    expect(arrangeEntities(text, rows.map(entity)).map(row)).toEqual(expected)
  })

  test('only so many are kept', () => {
    const many = Array.from({ length: 150 }, (_, at) => entity(['bold', at * 2, 1]))
    expect(arrangeEntities('a '.repeat(150), many)).toEqual(many.slice(0, MAX_ENTITIES))
  })

  test('those that Telegram finds itself are dropped', () => {
    expect(readEntities([{ type: 'url', offset: 0, length: 4 }])).toEqual([])
  })
})

test.each([
  ['https://kolin.cz/a#:~:text=kola', null],
  ['http://127.0.0.1:8080/', null],
  ['kolin.cz', null],
  ['tg://resolve?domain=doslova_bot', null],
  ['http://localhost/', 'Wrong HTTP URL'],
  ['ftp://kolin.cz', 'Unsupported URL protocol'],
  ['javascript:alert(1)', 'Wrong port number specified in the URL'],
  ['https://', 'URL host is empty'],
  ['https://kolin cz', 'Wrong HTTP URL'],
  ['https://kolin.cz:0/', 'Wrong port number specified in the URL'],
])('link %s', (link, problem) => {
  expect(linkProblem(link)).toBe(problem)
})
