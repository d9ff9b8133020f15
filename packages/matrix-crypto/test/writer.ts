/** Writes without end, for a test that kills it: in each transaction the same number into all records of two stores. */

import { change, openDatabase, openFile } from './database.ts'

const [path = '', start = '0'] = process.argv.slice(2)
const { factory } = await openFile(path)
const connection = await openDatabase(factory, 'numbers', 1, database => {
  database.createObjectStore('left', {})
  database.createObjectStore('right', {})
})

for (let number = Number(start); ; number++) {
  await change(connection, ['left', 'right'], store => {
    for (let key = 0; key < 20; key++) {
      store('left').put({ number, filler: 'x'.repeat(500) }, key)
      store('right').put({ number }, key)
    }
  })
  process.stdout.write(`${number}\n`)
}
