import { expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'

const oldKey = 'the master key of last year, long enough'
const newKey = 'the master key of this year, long enough'
const secret = 'a secret, 密, \0'

test('what is sealed opens again, and two seals of one secret differ', () => {
  const keyring = createKeyring([newKey])
  const seals = [keyring.seal(secret, 'a'), keyring.seal(Buffer.from(secret), 'a')]

  for (const sealed of seals) {
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/)
    expect(sealed).not.toContain(Buffer.from(secret).toString('base64url'))
    expect(keyring.open(sealed, 'a').toString()).toBe(secret)
  }
  expect(seals[0]).not.toBe(seals[1])
  expect(keyring.open(keyring.seal('', 'a'), 'a')).toHaveLength(0)
})

test('[T-7] a ciphertext that was moved to another row does not open', () => {
  const keyring = createKeyring([newKey])

  expect(() => keyring.open(keyring.seal(secret, 'signing_key:1'), 'signing_key:2')).toThrow()
})

test('[T-7] no ciphertext opens with more behind it than was sealed', () => {
  const keyring = createKeyring(['a master key of thirty-two characters'])
  for (const length of [1, 2, 3]) {
    const sealed = keyring.seal('x'.repeat(length), 'a')
    for (const more of ['x', '=', '!', ' ']) expect(() => keyring.open(sealed + more, 'a')).toThrow()
  }
})

test('[T-7] no ciphertext opens in which a bit was changed or the end is missing', () => {
  const keyring = createKeyring([newKey])
  const [version = '', id = '', body = ''] = keyring.seal(secret, 'a').split('.')
  const bytes = Buffer.from(body, 'base64url')
  const open = (changed: Buffer) => keyring.open(`${version}.${id}.${changed.toString('base64url')}`, 'a')
  expect(open(bytes).toString()).toBe(secret)

  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => open(changed)).toThrow()
  }
  for (let length = 0; length < bytes.length; length++) expect(() => open(bytes.subarray(0, length))).toThrow()
})

test('while two keys are given the first seals and both open; afterwards the old one is not missed', () => {
  const before = createKeyring([oldKey]).seal(secret, 'a')
  const rotating = createKeyring([newKey, oldKey])
  const after = createKeyring([newKey])

  expect(rotating.open(before, 'a').toString()).toBe(secret)
  expect(rotating.isCurrent(before)).toBe(false)
  const resealed = rotating.seal(rotating.open(before, 'a'), 'a')
  expect(rotating.isCurrent(resealed)).toBe(true)
  expect(after.open(resealed, 'a').toString()).toBe(secret)
})

test('a secret of a key that is not given any more says which key and which setting, and nothing of the secret', () => {
  const sealed = createKeyring([oldKey]).seal(secret, 'a')
  const keyId = sealed.split('.')[1]

  expect(() => createKeyring([newKey]).open(sealed, 'a')).toThrow(
    `A secret is sealed under the master key ${keyId}, which is not in GATEHOUSE_SECRET_KEY.`,
  )
  expect(() => createKeyring([newKey]).open(sealed.replace('v1.', 'v2.'), 'a')).toThrow()
  expect(() => createKeyring([])).toThrow('A keyring needs a master key.')
})
