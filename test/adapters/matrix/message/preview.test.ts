import { expect, test } from 'vitest'
import { previewMatrix } from '../../../../adapters/matrix/message/preview.ts'

test('an editor sees quotes with a bar, lists and links', () => {
  const html =
    '<p><strong>A &amp; B</strong></p><blockquote>„Slova.“</blockquote><p>Kolín<br><a href="https://a.cz">Otevřít</a></p><ul><li><code>K-1</code> x</li></ul>'
  expect(
    previewMatrix([
      { plain: '', html },
      { plain: '', html: '<p>dál</p>' },
    ]),
  ).toBe('A & B\n\n▌ „Slova.“\n\nKolín\nOtevřít <https://a.cz>\n\n• K-1 x\n\ndál')
})

test('what answers has stars, what is struck out waves, what is folded a triangle, a list bullets', () => {
  const html =
    '<blockquote>„<details><summary>Obec</summary> roste.</details> <strong>Most:</strong><ul><li>a</li><li><del>b</del>“</li></ul></blockquote>'
  expect(previewMatrix([{ plain: '', html }])).toBe('▌ „▸ Obec roste. *Most:*\n▌ • a\n▌ • ~b~“')
})
