import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basicCredentials } from './client-secret-basic.ts'

/** What stands before and after the colon. */
function sent(clientId: string, secret: string): string[] {
  return Buffer.from(basicCredentials(clientId, secret).replace('Basic ', ''), 'base64').toString().split(':')
}

test('unreserved characters are sent as they are, for providers that compare without decoding', () => {
  const unreserved = 'AZaz09-._~'
  expect(sent(unreserved, unreserved)).toEqual([unreserved, unreserved])
})

test('every other character is encoded as RFC 6749 has it', () => {
  expect(sent('a b', `!*'()+/=&%:"é`)).toEqual(['a+b', '%21%2A%27%28%29%2B%2F%3D%26%25%3A%22%C3%A9'])
})

test('a provider that decodes reads every client id and secret', () => {
  const decoded = (text: string) => new URLSearchParams(`value=${text}`).get('value')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (id, secret) => {
      expect(sent(id, secret).map(decoded)).toEqual([id, secret])
    }),
  )
})
