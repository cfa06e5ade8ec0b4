import { expect, test } from 'vitest'
import { canonicalEmailOf, parseEmailAddress } from './email-address.ts'

const accepted: [string, string][] = [
  ['jane@example.com', 'jane@example.com'],
  ['Jane.Doe+Tag@Example.COM', 'jane.doe+tag@example.com'],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ['!#$%&*/=?^_`{|}~-@example.com', '!#$%&*/=?^_`{|}~-@example.com'],
  ['1@2.co', '1@2.co'],
  ['jane@bücher.de', 'jane@xn--bcher-kva.de'],
  ['jane@xn--bcher-kva.de', 'jane@xn--bcher-kva.de'],
  ['jane@пример.рф', 'jane@xn--e1afmkfd.xn--p1ai'],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
]

for (const [text, canonicalEmail] of accepted) {
  test(`[U-9] ${text} is kept as given and compared as ${canonicalEmail}`, () => {
    expect(parseEmailAddress(text)).toEqual({ email: text, canonicalEmail })
  })
}

const refused: [string, string][] = [
  ['nothing', ''],
  ['no at sign', 'jane.example.com'],
  ['no local part', '@example.com'],
  ['no domain', 'jane@'],
  ['two at signs', 'jane@doe@example.com'],
  ['a space before it', ' jane@example.com'],
  ['a space behind it', 'jane@example.com '],
  ['a line break behind it', 'jane@example.com\n'],
  ['a header behind it', 'jane@example.com\r\nBcc: all@example.com'],
  ['a NUL', 'jane\0@example.com'],
  ['a control character', 'jane\u0007@example.com'],
  ['an invisible character', 'ja\u200bne@example.com'],
  ['an invisible character in the domain', 'jane@exam\u200bple.com'],
  ['a soft hyphen in the domain', 'jane@exam\u00adple.com'],
  ['a joiner in the domain', 'jane@exam\u200dple.com'],
  ['a joiner in the domain where IDNA allows it', 'jane@\u0915\u094d\u200d\u0937.com'],
  ['a picture in the domain', 'jane@\u{1f4a9}.la'],
  ['a character that turns the direction of text', 'jane\u202e@example.com'],
  ['a non-ASCII letter in the local part', 'jané@example.com'],
  ['a letter that folds to an ASCII one', '\u212aate@example.com'],
  ['a full-width at sign', 'jane\uff20example.com'],
  ['a full-width domain', 'jane@\uff45xample.com'],
  ['an ideographic full stop', 'jane@example\u3002com'],
  ['a domain that folds to another', 'jane@BÜCHER.de'],
  ['a decomposed letter in the domain', 'jane@bu\u0308cher.de'],
  ['a display name', 'Jane <jane@example.com>'],
  ['angle brackets', '<jane@example.com>'],
  ['a list', 'jane@example.com,joe@example.com'],
  ['a list with semicolons', 'jane@example.com;joe@example.com'],
  ['a quoted local part', '"jane doe"@example.com'],
  ['a comment', 'jane(work)@example.com'],
  ['a backslash', 'jane\\doe@example.com'],
  ['an encoded word', '=?utf-8?q?x@evil.example?=@example.com'],
  ['a percent sign in the domain', 'jane@exam%70le.com'],
  ['an address literal', 'jane@[127.0.0.1]'],
  ['an IPv4 address', 'jane@127.0.0.1'],
  ['a short IPv4 address', 'jane@127.1'],
  ['a hexadecimal IPv4 address', 'jane@0x7f.1'],
  ['an IPv6 literal', 'jane@[IPv6:::1]'],
  ['a single label', 'jane@localhost'],
  ['a top level of digits', 'jane@example.123'],
  ['a dot at the end', 'jane@example.com.'],
  ['an empty label', 'jane@example..com'],
  ['a hyphen at the start of a label', 'jane@-example.com'],
  ['an underscore in the domain', 'jane@exam_ple.com'],
  ['a label of 64 characters', `jane@${'a'.repeat(64)}.com`],
  ['Punycode that decodes to nothing valid', 'jane@xn--\u0061-.com'],
  ['a dot at the start of the local part', '.jane@example.com'],
  ['a dot at the end of the local part', 'jane.@example.com'],
  ['two dots in the local part', 'jane..doe@example.com'],
  ['a local part of 65 characters', `${'a'.repeat(65)}@example.com`],
  ['255 characters', `a@${'a.'.repeat(124)}aacom`.padEnd(255, 'x')],
]

for (const [what, text] of refused) {
  test(`[U-9] ${what} is refused: ${JSON.stringify(text.slice(0, 60))}`, () => {
    expect(parseEmailAddress(text)).toBeUndefined()
  })
}

test('[U-9] 254 characters are accepted and no more, in ASCII too', () => {
  const domain = `${'a.'.repeat(120)}example.com`
  expect(parseEmailAddress(`ab@${domain}`)?.email).toHaveLength(254)
  expect(parseEmailAddress(`abc@${domain}`)).toBeUndefined()
  const longInAscii = `${'ü.'.repeat(30)}example.com`
  expect(parseEmailAddress(`ab@${longInAscii}`)?.canonicalEmail).toHaveLength(254)
  expect(parseEmailAddress(`abc@${longInAscii}`)).toBeUndefined()
})

test('[I-5] a megabyte of anything is refused in a few milliseconds', () => {
  for (const part of ['@', '.', 'a', 'a.', 'a@', '\u0308', '"', 'ü.']) {
    const started = performance.now()
    expect(parseEmailAddress(part.repeat(1_000_000))).toBeUndefined()
    expect(parseEmailAddress(`a@${part.repeat(126)}`.slice(0, 254))).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(50)
  }
})

test('[U-1] addresses that differ in case share one form to count by; what is no address keeps its own', () => {
  expect(canonicalEmailOf('JANE@EXAMPLE.com')).toBe(canonicalEmailOf('jane@example.COM'))
  expect(canonicalEmailOf('\u212aATE')).toBe('\u212aate')
})
