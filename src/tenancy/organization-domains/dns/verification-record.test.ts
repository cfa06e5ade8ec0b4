import { expect, test } from 'vitest'
import { findVerificationRecord, verificationRecordNames } from './verification-record.ts'

const verification = {
  domain: 'foo.example',
  prefix: 'acme-domain-verification-z3kjny',
  token: 'm5Oztg3jdK4NJLgs8uIlIprMw',
}
const { token, prefix } = verification
const prefixed = `${prefix}.foo.example`

function find(records: Record<string, string[]>, change: Partial<typeof verification> = {}) {
  return findVerificationRecord({ ...verification, ...change }, new Map(Object.entries(records)))
}

test('the names to ask for are the prefixed one, to be shown, and the domain', () => {
  expect(verificationRecordNames('foo.example', prefix)).toEqual([prefixed, 'foo.example'])
})

test.each([
  [prefixed, token],
  ['foo.example', `verification_token=${token}`],
  ['foo.example', `${prefix}=${token}`],
  [prefixed, ` ${token}\t`],
  ['foo.example', ` verification_token=${token} `],
])('the domain is verified by TXT at %s with %j, whatever is beside it', (name, value) => {
  expect(find({ [name]: [value] })).toEqual({ name, value })
  expect(find({ [name]: ['v=spf1 -all', value, 'other'] })).toEqual({ name, value })
})

test.each([
  [prefixed, `verification_token=${token}`],
  [prefixed, `${prefix}=${token}`],
  [prefixed, token.toLowerCase()],
  [prefixed, token.slice(0, -1)],
  [prefixed, `${token}x`],
  [prefixed, `"${token}"`],
  [prefixed, `x ${token}`],
  [prefixed, ''],
  ['foo.example', token],
  ['foo.example', `Verification_Token=${token}`],
  ['foo.example', `verification_token= ${token}`],
  ['foo.example', `other-prefix=${token}`],
  ['foo.example', 'verification_token='],
  ['bar.example', `verification_token=${token}`],
  [`${prefix}.bar.example`, token],
  ['_acme-challenge.foo.example', `verification_token=${token}`],
])('the domain is not verified by TXT at %s with %j', (name, value) => {
  expect(find({ [name]: [value] })).toBeUndefined()
})

test('a domain that waits for no proof is verified by nothing', () => {
  expect(find({ [prefixed]: [''], 'foo.example': ['verification_token='] }, { token: '' })).toBeUndefined()
  expect(find({ '.foo.example': [token], 'foo.example': [`=${token}`] }, { prefix: '' })).toBeUndefined()
})

test('no records prove nothing', () => {
  expect(find({})).toBeUndefined()
})
