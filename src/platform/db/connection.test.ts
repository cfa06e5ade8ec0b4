import { expect, test } from 'vitest'
import { toIsoTime } from './connection.ts'

test.each([
  ['2026-11-25 00:15:00.123+00', '2026-11-25T00:15:00.123Z'],
  ['2026-11-25 00:15:00.1+00', '2026-11-25T00:15:00.100Z'],
  ['2026-11-25 00:15:00.12+00', '2026-11-25T00:15:00.120Z'],
  ['2026-11-25 00:15:00+00', '2026-11-25T00:15:00.000Z'],
])('the timestamp %s goes out as %s', (text, expected) => {
  expect(toIsoTime(text)).toBe(expected)
})
