import { decode } from 'fast-png'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from '#protocol/totp/base32.ts'
import { matchingStep, totpCode, totpStep } from '#protocol/totp/totp.ts'
import { qrCodeDataUri } from './enrolment.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238, appendix B: the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code of second %d is that of RFC 6238', (second, code) => {
  expect(totpCode(secret, totpStep(new Date(second * 1_000)))).toBe(code)
})

test('[U-3] a code counts in its own step, the one before and the one behind, and in no other', () => {
  const now = new Date(1_111_111_111_000)
  const step = totpStep(now)

  for (const offset of [-1, 0, 1])
    expect(matchingStep(secret, totpCode(secret, step + offset), now)).toBe(step + offset)
  for (const offset of [-2, 2, 10]) expect(matchingStep(secret, totpCode(secret, step + offset), now)).toBeUndefined()
  for (const code of ['', '05047', '0504711', ' 050471', '٠٥٠٤٧١', 'NaN'])
    expect(matchingStep(secret, code, now)).toBeUndefined()
})

// RFC 4648 §10.
test.each([
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%j in Base32 is %s, and back, padded or in small letters too', (text, encoded) => {
  expect(toBase32(Buffer.from(text))).toBe(encoded)
  expect(fromBase32(encoded)?.toString()).toBe(text)
  expect(fromBase32(encoded.toLowerCase().padEnd(8, '='))?.toString()).toBe(text)
})

test('text that is not Base32 is recognized', () => {
  for (const text of ['', '=', 'A1', 'A B', 'MZXW6===YTB', 'ÄÄÄÄ']) expect(fromBase32(text)).toBeUndefined()
})

test('the picture of a QR code is a small PNG in a data URI, which another program reads', async () => {
  const text = 'otpauth://totp/a:b?secret=MZXW6YTB'
  const [type, content = ''] = (await qrCodeDataUri(text)).split(',')

  expect(type).toBe('data:image/png;base64')
  const bytes = Buffer.from(content, 'base64')
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeLessThan(4_000)
  const { width, height, data: modules } = decode(bytes, { checkCrc: true })
  // Each is four pixels, and a pixel is three colours.
  const data = Uint8Array.from([...modules].flatMap((module) => Array.from({ length: 12 }, () => module)))
  expect(decodeQR({ width, height, data })).toBe(text)
})
