import { expect, test } from 'vitest'
import { isSame } from './is-same.ts'
import { randomCode, randomToken } from './random.ts'

test('a token has its length and uses all letters and digits', () => {
  for (let length = 1; length <= 64; length++)
    expect(randomToken(length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`))
  expect(new Set(randomToken(20_000)).size).toBe(62)
})

test('[U-2] a code has six digits, leading zeros included', () => {
  const codes = Array.from({ length: 2_000 }, randomCode)

  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(codes.some((code) => code.startsWith('0'))).toBe(true)
})

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['', '', true],
  ['', 'a', false],
  ['aa', 'a', false],
  [undefined, '', false],
  [undefined, 'undefined', false],
])('isSame(%j, %j) is %s', (given, expected, same) => {
  expect(isSame(given, expected)).toBe(same)
})
