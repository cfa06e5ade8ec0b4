import { expect, test } from 'vitest'
import { catalog } from '../../../catalog.ts'
import { createRedactor } from './redact.ts'

const { secretNames } = catalog

test('what a member named like a secret holds is taken out wherever it stands, encoded too', () => {
  const redactor = createRedactor(secretNames)
  redactor.learn({ password: 'a b&c=d', user: { refresh_token: 'token-1234' }, codes: ['aaaa-1111'] })

  expect(redactor.text('a b&c=d or a%20b%26c%3Dd, token-1234 and aaaa-1111')).toBe(
    '[redacted] or [redacted], [redacted] and [redacted]',
  )
  expect(redactor.redact({ password: 'x', code: '1', note: 'token-1234', list: [{ client_secret: 's' }] })).toEqual({
    password: '[redacted]',
    code: '[redacted]',
    note: '[redacted]',
    list: [{ client_secret: '[redacted]' }],
  })
})

test('a secret with quotes, or with half a surrogate pair, is found too, and the longest of several first', () => {
  const redactor = createRedactor(secretNames)
  redactor.learn({
    password: 'say "friend"',
    new_password: 'say "friend" and enter',
    passphrase: 'half a \ud800 pair',
  })

  expect(redactor.redact({ note: 'say "friend" and enter, say "friend", half a \ud800 pair' })).toEqual({
    note: '[redacted], [redacted], [redacted]',
  })
})

test('[A-6] a private key is found by its form, whole or cut off, whatever its member is called', () => {
  const { redact } = createRedactor(secretNames)
  const begin = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA+x/Q\n'

  const key = `${begin}-----END RSA PRIVATE KEY-----`
  expect(redact({ pair: { key, cert: 'a certificate' } })).toEqual({
    pair: { key: '[redacted]', cert: 'a certificate' },
  })
  expect(redact({ message: `This is not a key: ${begin}` })).toEqual({ message: 'This is not a key: [redacted]' })
})

test('secrets in addresses and those that look like one are found without a name', () => {
  const { text } = createRedactor(secretNames)

  expect(text('https://app.example.com/callback?code=01ABC&state=xyz&page=2#access_token=t')).toBe(
    'https://app.example.com/callback?code=[redacted]&state=[redacted]&page=2#access_token=[redacted]',
  )
  expect(text('/sign-in?request=abcdef')).toBe('/sign-in?request=[redacted]')
  expect(text('key sk_test_abc, secret whsec_abc, eyJhbGciOi.eyJzdWIi.c2ln, otpauth://totp/T?secret=A')).toBe(
    'key [redacted], secret [redacted], [redacted], [redacted]',
  )
})

test('a secret of each form is found in any place: after each kind of character, as a name, at any depth', () => {
  const { redact } = createRedactor(secretNames)
  const secrets = ['sk_test_abc', 'whsec_abc', 'eyJhbGciOi.eyJzdWIi.c2ln', 'otpauth://totp/T', 'a?code=01ABC']

  for (const secret of secrets) {
    const clean = secret.startsWith('a?') ? 'a?code=[redacted]' : '[redacted]'
    for (const before of ['', ' ', '\n', '"', '\\', '\u2028', '\ud800', 'ü']) {
      const safe = before === '\ud800' ? '\ufffd' : before
      expect(redact([{ note: before + secret }])).toEqual([{ note: safe + clean }])
      expect(redact({ list: [{ [before + secret]: 1 }] })).toEqual({ list: [{ [safe + clean]: 1 }] })
    }
  }
})

test('what helps to find a fault stays: ids, addresses to return to, names of errors', () => {
  const { redact } = createRedactor(secretNames)
  const harmless = {
    id: 'org_01J',
    redirect_uri: 'http://localhost:3000/callback',
    endpoint_url: 'https://example.com/hooks',
    token_type: 'Bearer',
    expires_in: 300,
    external_key: 'a',
  }

  expect(redact(harmless)).toEqual(harmless)
  expect(redact({ code: 'invalid_grant' }, { notSecret: ['code'] })).toEqual({ code: 'invalid_grant' })
  expect(redact({ name: 'nul \0 and half a pair \ud800' })).toEqual({ name: 'nul \ufffd and half a pair \ufffd' })
})
