import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { newTokenSecret, rotatingTokens } from './rotating-tokens.ts'

const { environment } = await startServer()
const tokens = rotatingTokens('thing_', () => 'token of a test')

test('a token without a secret opens no row that has one, whichever key signed it', () => {
  const { secret, hash } = newTokenSecret(environment)
  const given = tokens.read(environment, tokens.make(environment, { id: 'thing_1', generation: 0, secret }))
  const forged = tokens.read(environment, tokens.make(environment, { id: 'thing_1', generation: 0 }))

  expect(hash).not.toBeNull()
  expect(given?.isOf({ token_secret_hash: hash })).toBe(true)
  expect(given?.isOf({ token_secret_hash: randomBytes(16) })).toBe(false)
  expect(given?.isOf({ token_secret_hash: null })).toBe(false)
  expect(forged?.isOf({ token_secret_hash: hash })).toBe(false)
  // A row from before tokens had one.
  expect(forged?.isOf({ token_secret_hash: null })).toBe(true)
})
