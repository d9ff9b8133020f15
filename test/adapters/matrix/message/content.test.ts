import { describe, expect, test } from 'vitest'
import { answerContent, editContent, transactionOf } from '../../../../adapters/matrix/message/content.ts'
import { JANA, ROOM } from '../events.ts'

describe('content of an answer', () => {
  const piece = { plain: 'ano', html: '<p>ano</p>' }
  const address = { room: ROOM, event: '$q', asker: JANA, thread: null, isDirect: false } as const
  const thread = { rel_type: 'm.thread', event_id: '$t' }

  test('names the asker in rooms, and replies with its first message', () => {
    expect(answerContent(piece, address, 0)).toEqual({
      msgtype: 'm.notice',
      body: 'ano',
      format: 'org.matrix.custom.html',
      formatted_body: '<p>ano</p>',
      'm.mentions': { user_ids: [JANA] },
      'm.relates_to': { 'm.in_reply_to': { event_id: '$q' } },
    })
    const second = answerContent(piece, address, 1)
    expect(second).not.toHaveProperty('m.relates_to')
    expect(second['m.mentions']).toEqual({})
    expect(answerContent(piece, { ...address, isDirect: true }, 0)['m.mentions']).toEqual({})
  })

  test('stays in its thread with all its messages', () => {
    for (const part of [0, 1])
      expect(answerContent(piece, { ...address, thread: '$t' }, part)['m.relates_to']).toEqual({
        ...thread,
        // Only then does Element show the question above the answer.
        is_falling_back: part > 0,
        'm.in_reply_to': { event_id: '$q' },
      })
  })

  test('put in place of another one has it twice, for old clients too', () => {
    const edit = editContent(piece, '$a')
    expect(edit).toMatchObject({ body: '* ano', formatted_body: '* <p>ano</p>', 'm.mentions': {} })
    expect(edit['m.new_content']).toMatchObject({ body: 'ano', formatted_body: '<p>ano</p>' })
    expect(edit['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: '$a' })
  })

  test('is a transaction of its own for each thing done, always the same', () => {
    expect(transactionOf('$q', '0')).toBe(transactionOf('$q', '0'))
    const ids = [transactionOf('$q', '0'), transactionOf('$q', '1'), transactionOf('$r', '0')]
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^doslova-[\w-]{27}$/)
  })
})
