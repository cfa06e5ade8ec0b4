import { expect, test } from 'vitest'
import { escapeExcerpt } from './excerpt.ts'

test.each([
  ['plain text, é, 你好, 👩', 'plain text, é, 你好, 👩'],
  ['<script>alert("x")</script>', '\\u{3c}script\\u{3e}alert(\\u{22}x\\u{22})\\u{3c}/script\\u{3e}'],
  ["&amp; ' ` \\", '\\u{26}amp; \\u{27} \\u{60} \\u{5c}'],
  ['a\u0000b\u001bc\nd\r\te', 'a\\u{0}b\\u{1b}c\\u{a}d\\u{d}\\u{9}e'],
  ['\u202edesrever\u2028\u2029\u200b\ufeff', '\\u{202e}desrever\\u{2028}\\u{2029}\\u{200b}\\u{feff}'],
])('[E-4] %j is shown as %j', (text, expected) => {
  // A BOM at the beginning is dropped by the decoder; in between it is a character like others.
  expect(escapeExcerpt(Buffer.from(text))).toBe(expected)
})

test('[E-4] no more than 512 bytes of an answer are shown, cut between characters, and bytes that are no text as such', () => {
  expect(escapeExcerpt(Buffer.alloc(4_096, 'a'))).toBe('a'.repeat(512))
  expect(escapeExcerpt(Buffer.from('é'.repeat(400)))).toBe('é'.repeat(256))
  expect(escapeExcerpt(Buffer.from(`a${'é'.repeat(400)}`))).toBe(`a${'é'.repeat(255)}`)
  expect(escapeExcerpt(Buffer.from([0x61, 0xff, 0xfe, 0x62]))).toBe('a\ufffd\ufffdb')
  expect(escapeExcerpt(Buffer.alloc(0))).toBe('')
})
