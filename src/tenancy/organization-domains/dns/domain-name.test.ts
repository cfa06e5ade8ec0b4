import { expect, test } from 'vitest'
import { parseDomainName } from './domain-name.ts'

test.each([
  ['example.com', 'example.com'],
  ['EXAMPLE.Com', 'example.com'],
  [' example.com\n', 'example.com'],
  ['example.com.', 'example.com'],
  ['mail.eu.example.co.uk', 'mail.eu.example.co.uk'],
  ['foo-corp.test', 'foo-corp.test'],
  ['acme.github.io', 'acme.github.io'],
  ['MÜLLER.de', 'xn--mller-kva.de'],
  ['faß.de', 'xn--fa-hia.de'],
  ['xn--mller-kva.de', 'xn--mller-kva.de'],
  ['XN--MLLER-KVA.de', 'xn--mller-kva.de'],
  ['ab--c.com', 'ab--c.com'],
  ['例え。jp', 'xn--r8jz45g.jp'],
  ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
  ['3com.com', '3com.com'],
  ['mygmail.com', 'mygmail.com'],
  ['gmail.com.example.org', 'gmail.com.example.org'],
  ['notyahoo.com', 'notyahoo.com'],
  ['yahoo.example.com', 'yahoo.example.com'],
  ['foo.com.ar', 'foo.com.ar'],
  [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  [`${`${'a'.repeat(49)}.`.repeat(5)}com`, `${`${'a'.repeat(49)}.`.repeat(5)}com`],
])('%j is the domain %s', (input, name) => {
  expect(parseDomainName(input)).toBe(name)
})

test.each([
  '',
  ' ',
  '.',
  '..',
  '.example.com',
  'example..com',
  'example.com..',
  '-example.com',
  'example-.com',
  'exa_mple.com',
  'exa mple.com',
  'exa\tmple.com',
  'exa\u0000mple.com',
  'https://example.com',
  'example.com/path',
  'example.com:443',
  'example.com?x',
  'example.com#x',
  'ada@example.com',
  'ex%61mple.com',
  'example.com\\x',
  'example,com',
  "example.com'--",
  'xn--a.com',
  'example.xn--0.com',
  'xn--abc-.com',
  'xn--mller-kva-.de',
  '\u200d.com',
  '1.2.3.4.5',
  '256.1.1.1',
  'example.123',
  'example.com\ud800',
])('%j is malformed', (input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'malformed' })
})

test.each([
  ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ['254 characters', `${`${'a'.repeat(49)}.`.repeat(5)}comm`],
  ['a label that is longer in ASCII', `${'ü'.repeat(60)}.com`],
  ['200,000 characters', `${'a.'.repeat(100_000)}com`],
])('a name with %s is malformed', (_what, input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'malformed' })
})

test.each(['1.2.3.4', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '１２７.０.０.１', '::1', '[::1]', '2001:db8::1'])(
  '%s is an address',
  (input) => {
    expect(parseDomainName(input)).toEqual({ refused: 'ip_address' })
  },
)

test.each(['localhost', 'com', 'intranet', 'com.'])('%s is a single label', (input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'single_label' })
})

test.each(['*.example.com', '*', 'exam*ple.com', '*.com'])('%s is a wildcard', (input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'wildcard' })
})

test.each([
  'co.uk',
  'CO.UK.',
  'com.au',
  'foo.ck',
  'foo.kawasaki.jp',
  'github.io',
  'uk.com',
  '公司.cn',
  'xn--55qx5d.cn',
])('below %s anyone can register', (input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'public_suffix' })
})

test.each([
  'gmail.com',
  'GMAIL.COM.',
  'ｇｍａｉｌ.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.jp',
  'yahoo.com.br',
  'outlook.com',
  'outlook.fr',
  'hotmail.com',
  'hotmail.co.uk',
  'live.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'mail.ru',
  'yandex.ru',
  'yandex.com.tr',
  'qq.com',
  'vip.qq.com',
  '163.com',
  'web.de',
])('%s gives addresses to anyone', (input) => {
  expect(parseDomainName(input)).toEqual({ refused: 'consumer' })
})
