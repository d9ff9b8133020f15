import { expect, test } from 'vitest'
import { withoutCall } from '../../src/chat/called.ts'

test.each<[text: string, rest: string | null]>([
  ['Doslova: zrušíte semafory?', 'zrušíte semafory?'],
  ['doslova, zrušíte semafory?', 'zrušíte semafory?'],
  ['@doslova zrušíte semafory?', 'zrušíte semafory?'],
  ['@Doslova: zrušíte semafory?', 'zrušíte semafory?'],
  ['doslova zrušíte semafory?', null],
  ['Karel: @doslova zrušíte semafory?', 'zrušíte semafory?'],
  ['**Karel**: doslova: zrušíte semafory?', 'zrušíte semafory?'],
  ['<Karel> Doslova, zrušíte semafory?', 'zrušíte semafory?'],
  ['[Karel Novák] @doslova zrušíte semafory?', 'zrušíte semafory?'],
  ['Karel: zrušíte semafory?', null],
  ['@doslova:jinde.example zrušíte semafory?', null],
  ['@doslovanik zrušíte semafory?', null],
  ['@doslova', ''],
  ['říká to doslova: nezruší', null],
  ['doslova:zrušíte', null],
])('%s', (text, rest) => {
  expect(withoutCall(text, ['doslova', 'Doslova'])).toBe(rest)
})
