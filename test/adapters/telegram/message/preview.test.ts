/** What an editor sees of a Telegram message before anybody else does. */

import { expect, test } from 'vitest'
import { previewTelegram } from '../../../../adapters/telegram/message/preview.ts'

const URL_BUTTON = { text: 'Sdílet', url: 'https://t.me/share/url?url=x' }

test('quotes have a bar at every line, what is styled in them signs, buttons brackets and arrows, files their names, messages a gap', () => {
  const entities = [
    { type: 'bold', offset: 0, length: 7 },
    { type: 'blockquote', offset: 8, length: 7 },
    { type: 'bold', offset: 9, length: 5 },
    { type: 'expandable_blockquote', offset: 16, length: 6 },
    { type: 'strikethrough', offset: 16, length: 4 },
  ] as const
  const parts = [
    { text: 'Doprava\n„Pruhy,\nkola.“\nOpava 2022', entities: [...entities] },
    { text: 'Další odstavce:', entities: [] },
  ]
  const buttons = [[{ text: 'Stojany', callback_data: '1:p:OPA22-AAAAA' }], [URL_BUTTON, URL_BUTTON]]
  const files = [
    { name: 'graf.png', mediaType: 'image/png', bytes: new Uint8Array(1), alt: 'Počty odstavců' },
    { name: 'list.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(1), alt: '' },
  ] as const
  expect(previewTelegram({ parts, buttons, files })).toBe(
    [
      'Doprava\n▌ „*Pruhy*,\n┆ ~kola~.“\nOpava 2022',
      'Další odstavce:',
      '[ Stojany ]\n[ Sdílet ↗ ] [ Sdílet ↗ ]',
      '[graf.png]\nPočty odstavců',
      '[list.pdf]',
    ].join('\n\n'),
  )
})

test('a message without buttons ends with its text', () => {
  const parts = [{ text: 'Rádo se stalo.', entities: [] }]
  expect(previewTelegram({ parts, buttons: [], files: [] })).toBe('Rádo se stalo.')
})
