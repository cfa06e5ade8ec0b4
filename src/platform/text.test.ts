import { expect, test } from 'vitest'
import { cut, storable } from './text.ts'

test('a text is made storable without changing what can be stored', () => {
  expect(storable('a\0b\ud800c\udc00')).toBe('a\ufffdb\ufffdc\ufffd')
  expect(storable('caf\u00e9 \u{1f600}')).toBe('caf\u00e9 \u{1f600}')
})

test('a text is cut between characters', () => {
  expect(cut('abc', 5)).toBe('abc')
  expect(cut('abc', 2)).toBe('ab')
  expect(cut('ab\u{1f600}c', 4)).toBe('ab\u{1f600}')
  expect(cut('ab\u{1f600}c', 3)).toBe('ab')
})
