import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyStrength } from './key-strength.ts'

test.each([
  'x'.repeat(200),
  'password'.repeat(4),
  'passwordpassword1passwordpassword2',
  '0123456789abcdef'.repeat(2),
  'deadbeef'.repeat(8),
  'abcdefghijklmnopqrstuvwxyz012345',
  'qwertyuiopasdfghjklzxcvbnmqwerty',
  'changeme-changeme-changeme-changeme',
  'please-change-this-secret-key-now!',
  'your-32-character-secret-key-here',
  'this-is-a-very-secret-master-key-32',
  'development-secret-key-change-me-in-production',
  `${'0'.repeat(63)}1`,
])('%s is weak', (key) => {
  expect(keyStrength(key)).toBeLessThan(24)
})

test('what is random is strong, in whichever notation', () => {
  for (let i = 0; i < 500; i++)
    for (const key of [randomBytes(16).toString('hex'), randomBytes(24).toString('base64'), randomUUID()])
      expect(keyStrength(key), key).toBeGreaterThanOrEqual(24)
})
