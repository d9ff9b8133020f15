/** What was committed is in the file, and nothing else. */

import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Connection, Key } from '../store/engine.ts'
import { SqliteFile } from '../store/sqlite-file.ts'
import {
  change,
  contents,
  eachRecord,
  openDatabase,
  openFile,
  refuseRecords,
  type Store,
} from './database.ts'
import { emptyFolder } from './folder.ts'

const range = (from: Key, to: Key) =>
  (IDBKeyRange as unknown as { bound(from: Key, to: Key): unknown }).bound(from, to)

const makeStores = (connection: Connection) => {
  connection.createObjectStore('plain', {})
  connection.createObjectStore('other', {})
  const books = connection.createObjectStore('books', { keyPath: 'id' })
  books.createIndex('by year', 'year', { unique: false, multiEntry: false })
}

/** Opens a file with those stores, does `work`, closes it, and opens it again. */
async function reopenedAfter(path: string, work: (connection: Connection) => Promise<unknown>) {
  const first = await openFile(path)
  await work(await openDatabase(first.factory, 'library', 1, makeStores))
  first.file.close()
  const second = await openFile(path)
  const connection = await openDatabase(second.factory, 'library', 1, () => {
    throw new Error('the database is not there any more')
  })
  return { ...second, connection }
}

const START: [Key, unknown][] = [
  ['a', 1],
  ['b', 2],
  ['c', 3],
]

describe('a transaction that', () => {
  test.each<[name: string, work: (store: Store) => void, left: [Key, unknown][]]>([
    ['puts', store => store.put(4, 'd'), [...START, ['d', 4]]],
    [
      'overwrites',
      store => store.put(9, 'b'),
      [
        ['a', 1],
        ['b', 9],
        ['c', 3],
      ],
    ],
    [
      'deletes one',
      store => store.delete('b'),
      [
        ['a', 1],
        ['c', 3],
      ],
    ],
    ['deletes what it put', store => [store.put(4, 'd'), store.delete('d')], START],
    [
      'puts what it deleted',
      store => [store.delete('a'), store.put(7, 'a')],
      [
        ['a', 7],
        ['b', 2],
        ['c', 3],
      ],
    ],
    ['deletes a range', store => store.delete(range('a', 'b')), [['c', 3]]],
    ['clears', store => store.clear(), []],
    ['clears and puts', store => [store.clear(), store.put(5, 'e')], [['e', 5]]],
    [
      'updates by cursor',
      store => eachRecord(store, cursor => cursor.update(Number(cursor.value) * 10)),
      [
        ['a', 10],
        ['b', 20],
        ['c', 30],
      ],
    ],
    [
      'deletes by cursor',
      store => eachRecord(store, cursor => cursor.key === 'b' && cursor.delete()),
      [
        ['a', 1],
        ['c', 3],
      ],
    ],
  ])('%s is in the file when it completes', async (_, work, left) => {
    const { connection } = await reopenedAfter(join(emptyFolder(), 'a.sqlite'), async database => {
      await change(database, ['plain'], store =>
        START.forEach(([key, value]) => void store('plain').put(value, key)),
      )
      expect(await change(database, ['plain'], store => work(store('plain')))).toBe(true)
    })
    expect(await contents(connection, 'plain')).toEqual(left)
  })

  test('aborts is not', async () => {
    const { connection } = await reopenedAfter(join(emptyFolder(), 'a.sqlite'), async database => {
      await change(database, ['plain'], store => store('plain').put(1, 'a'))
      const completed = await change(database, ['plain'], (store, transaction) => {
        store('plain').put(2, 'a')
        store('plain').put(3, 'b')
        transaction.abort()
      })
      expect(completed).toBe(false)
    })
    expect(await contents(connection, 'plain')).toEqual([['a', 1]])
  })

  test('is under way in one store leaves those of another alone', async () => {
    const { connection } = await reopenedAfter(join(emptyFolder(), 'a.sqlite'), database =>
      Promise.all([
        change(database, ['plain'], store => store('plain').put('first', 1)),
        change(database, ['other'], store => store('other').put('second', 2)),
        change(database, ['plain', 'other'], store => {
          store('plain').put('third', 3)
          store('other').put('third', 3)
        }),
      ]),
    )
    expect(await contents(connection, 'plain')).toEqual([
      [1, 'first'],
      [3, 'third'],
    ])
    expect(await contents(connection, 'other')).toEqual([
      [2, 'second'],
      [3, 'third'],
    ])
  })
})

test('keys and values of every kind come back as they were', async () => {
  const kept: [Key, unknown][] = [
    [-1.5, null],
    [new Date(0), new Date(86_400_000)],
    ['říčka', { text: 'žluťoučký kůň', nothing: undefined, big: 10n, list: [1, [2]] }],
    [['a', 1, ['b']], new Map([['a', new Set([1])]])],
  ]
  const bytes = new Uint8Array([0, 255, 128])
  const { connection } = await reopenedAfter(join(emptyFolder(), 'a.sqlite'), database =>
    change(database, ['plain'], store => {
      for (const [key, value] of kept) store('plain').put(value, key)
      store('plain').put(bytes, bytes)
    }),
  )
  const found = await contents(connection, 'plain')
  expect(found.filter(([, value]) => !(value instanceof Uint8Array))).toEqual(kept)
  expect(found.find(([, value]) => value instanceof Uint8Array)?.[1]).toEqual(bytes)
})

test('key paths and indexes come back', async () => {
  const { connection } = await reopenedAfter(join(emptyFolder(), 'a.sqlite'), database =>
    change(database, ['books'], store => {
      store('books').put({ id: 1, year: 1921 })
      store('books').put({ id: 2, year: 1936 })
    }),
  )
  let found: unknown
  await change(connection, ['books'], store => {
    const request = store('books').index('by year').getAll(1936)
    request.onsuccess = () => {
      found = request.result
    }
  })
  expect(found).toEqual([{ id: 2, year: 1936 }])
})

test('a newer version of a database replaces its stores in the file', async () => {
  const path = join(emptyFolder(), 'a.sqlite')
  const { factory, file, connection } = await reopenedAfter(path, database =>
    change(database, ['plain'], store => store('plain').put(1, 'a')),
  )
  connection.close()
  const upgraded = await openDatabase(factory, 'library', 2, database => {
    database.createObjectStore('new', {})
  })
  await change(upgraded, ['new'], store => store('new').put(2, 'b'))
  file.close()
  const last = await openFile(path)
  const again = await openDatabase(last.factory, 'library', 2, () => {})
  expect([await contents(again, 'plain'), await contents(again, 'new')]).toEqual([[['a', 1]], [['b', 2]]])
})

test('a deleted database is gone from the file', async () => {
  const path = join(emptyFolder(), 'a.sqlite')
  const { factory, file, connection } = await reopenedAfter(path, async () => {})
  connection.close()
  factory.deleteDatabase('library')
  file.close()
  const { file: again } = await openFile(path)
  expect(again.databases()).toEqual([])
})

test('whatever is done in whatever order, the file holds what is in memory', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), key: fc.integer({ min: 0, max: 5 }), value: fc.string() }),
    fc.record({ do: fc.constant('delete' as const), key: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ do: fc.constant('range' as const), key: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ do: fc.constant('clear' as const) }),
  )
  const transaction = fc.record({ steps: fc.array(step, { maxLength: 6 }), aborts: fc.boolean() })
  const folder = emptyFolder()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { maxLength: 6 }), async transactions => {
      let inMemory: unknown
      const { connection, file } = await reopenedAfter(join(folder, `${++run}.sqlite`), async database => {
        for (const { steps, aborts } of transactions) {
          await change(database, ['plain'], (open, opened) => {
            const store = open('plain')
            for (const step of steps) {
              if (step.do === 'put') store.put(step.value, step.key)
              else if (step.do === 'delete') store.delete(step.key)
              else if (step.do === 'range') store.delete(range(step.key, step.key + 2))
              else store.clear()
            }
            if (aborts) opened.abort()
          })
        }
        inMemory = await contents(database, 'plain')
      })
      expect(await contents(connection, 'plain')).toEqual(inMemory)
      file.close()
    }),
    { seed: 20_261_120, numRuns: 25 },
  )
})

describe('when the file cannot be written', () => {
  /** A file in which the record `b` finds no room. */
  async function full() {
    const path = join(emptyFolder(), 'a.sqlite')
    const { file: first } = await reopenedAfter(path, database =>
      change(database, ['plain'], store => store('plain').put('kept', 'a')),
    )
    first.close()
    refuseRecords(path, 'b')
    const second = await openFile(path)
    const connection = await openDatabase(second.factory, 'library', 1, () => {})
    return { ...second, connection }
  }

  test('the transaction aborts, no other begins, and the failure is told once', async () => {
    const { connection, failures } = await full()
    expect(await change(connection, ['plain'], store => store('plain').put('lost', 'b'))).toBe(false)
    expect(() => connection.transaction(['plain'], 'readwrite')).toThrow(failures[0])
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({ code: 'store-unwritable' })
    expect(failures[0]?.message).toMatch(/cannot be written \(disk is full\)\. Check free space/)
  })

  test('what was there stays as it was', async () => {
    const { connection, file } = await full()
    await change(connection, ['plain'], store => {
      store('plain').delete('a')
      store('plain').put('lost', 'b')
    })
    file.close()
    const { factory } = await openFile(file.path)
    const again = await openDatabase(factory, 'library', 1, () => {})
    expect(await contents(again, 'plain')).toEqual([['a', 'kept']])
  })

  test('no new database can be opened', async () => {
    const { factory, file } = await openFile(join(emptyFolder(), 'a.sqlite'))
    file.close()
    await expect(openDatabase(factory, 'library', 1, makeStores)).rejects.toMatchObject({
      code: 'store-unwritable',
    })
  })
})

describe('the file', () => {
  test('can be read by its owner only, also when it was there before', () => {
    const path = join(emptyFolder(), 'a.sqlite')
    writeFileSync(path, '', { mode: 0o644 })
    const file = new SqliteFile(path)
    file.claim('@bot:a', 'D')
    for (const name of [path, `${path}-wal`]) expect(statSync(name).mode & 0o777).toBe(0o600)
    file.close()
  })

  test('belongs to one device', () => {
    const path = join(emptyFolder(), 'a.sqlite')
    const file = new SqliteFile(path)
    file.claim('@bot:a', 'ONE')
    expect(() => file.claim('@bot:a', 'ONE')).not.toThrow()
    expect(() => file.claim('@bot:a', 'TWO')).toThrow(/device ONE of @bot:a, not to TWO of @bot:a/)
    expect(() => file.claim('@eva:a', 'ONE')).toThrow(/access token of the former login/)
    file.close()
  })

  test('is opened once', () => {
    const path = join(emptyFolder(), 'a.sqlite')
    const file = new SqliteFile(path)
    expect(() => new SqliteFile(path)).toThrow(/in use by another running bot\. Stop that one first/)
    file.close()
    new SqliteFile(path).close()
  })

  test.each<[what: string, name: string]>([
    ['a folder', 'folder'],
    ['below a file', 'file/a.sqlite'],
  ])('that is %s cannot be written, which is told with what to do', (_, name) => {
    const parent = emptyFolder()
    mkdirSync(join(parent, 'folder'))
    writeFileSync(join(parent, 'file'), '')
    const open = () => new SqliteFile(join(parent, name))
    expect(open).toThrow(expect.objectContaining({ name: 'StoreError', code: 'store-unwritable' }))
    expect(open).toThrow(/Check free space and the rights of the folder/)
  })

  test.each<[what: string, write: (path: string) => void, message: RegExp]>([
    ['no database', path => writeFileSync(path, 'x'.repeat(4096)), /file is not a database.*Restore/],
    ['of a newer version', path => makeFormat(path, 99), /newer version, format 99/],
  ])('%s is refused with what to do', (_, write, message) => {
    const path = join(emptyFolder(), 'a.sqlite')
    write(path)
    expect(() => new SqliteFile(path)).toThrow(message)
  })
})

function makeFormat(path: string, format: number): void {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA user_version = ${format}`)
  database.close()
}
