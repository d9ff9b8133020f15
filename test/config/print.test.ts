/** Settings as they are printed: what is in force, from where, and no secret. */

import { expect, test } from 'vitest'
import { NAMES, readSettings } from '../../config/env.ts'
import { printedSettings } from '../../config/print.ts'
import { folder } from '../documents.ts'

const SECRET = '7000001:AAtajne'

test('each setting stands once, in its group, with what is in force and where it is from', () => {
  const file = `${folder({ '.env': 'LOG_LEVEL=warn\nHTTP_PORT=9000\nDATA_DIR=/srv/data\n' })}/.env`
  const lines = printedSettings({ HTTP_PORT: '8080', DATA_DIR: '' }, file).split('\n')
  expect(lines.filter(line => /^(?:# )?[A-Z]+_?[A-Z_]*[=:]/.test(line))).toHaveLength(NAMES.length)
  expect(lines).toContain('HTTP_PORT=8080  # environment')
  expect(lines).toContain(`LOG_LEVEL=warn  # ${file}`)
  expect(lines).toContain('# DATA_DIR: data beside package.json')
  expect(lines.filter(line => /^# [A-Z][a-z]/.test(line))).toHaveLength(4)
})

test('it is read as the settings that it was printed from', async () => {
  const given = { HTTP_PORT: '8080', CONTENT_DIRS: '/a:/b', MEANING: 'off' }
  const file = `${folder({ '.env': printedSettings(given, '/není/.env') })}/.env`
  expect(await readSettings({}, file)).toEqual(await readSettings(given, '/není/.env'))
})

test.each([
  ['TELEGRAM_BOT_TOKEN'],
  ['TELEGRAM_WEBHOOK_SECRET'],
  ['MATRIX_ACCESS_TOKEN'],
  ['MATRIX_PASSWORD'],
  ['MATRIX_RECOVERY_KEY'],
])('%s is said to be set, and not what it is', name => {
  const printed = printedSettings({ [name]: SECRET }, '/není/.env')
  expect(printed).toContain(`${name}=(set)  # environment`)
  expect(printed).not.toContain(SECRET)
})

test('an address is printed without its login', () => {
  const printed = printedSettings({ MEANING_URL: `https://eva:${SECRET}@model.example.cz/v1` }, '/není/.env')
  expect(printed).toContain('MEANING_URL=https://(login)@model.example.cz/v1')
})
