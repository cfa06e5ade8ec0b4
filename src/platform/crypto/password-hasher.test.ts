import { expect, test } from 'vitest'
import type { BoundedQueueOptions } from '../bounded-queue.ts'
import { createPasswordHasher } from './password-hasher.ts'

const overloaded = new Error('overloaded')
const create = (options: Partial<BoundedQueueOptions> = {}) =>
  createPasswordHasher({ concurrency: 1, queueLimit: 100, onOverload: () => overloaded, ...options })

test('[U-4] a hash is argon2id at a real cost, salted, and verifies its password alone', async () => {
  const hasher = create({ concurrency: 2 })
  const [one, other] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')])

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(await hasher.verify('correct horse', one)).toBe(true)
  expect(await hasher.verify('Correct horse', one)).toBe(false)
})

test('[U-4] a hash of another cost is verified, and is known to be replaced', async () => {
  const cheap = createPasswordHasher(
    { concurrency: 1, queueLimit: 1, onOverload: () => overloaded },
    { memoryCost: 8, timeCost: 1 },
  )
  const hasher = create()
  const [low, usual] = [await cheap.hash('correct horse'), await hasher.hash('correct horse')]

  expect(await hasher.verify('correct horse', low)).toBe(true)
  expect([low, usual].map((hash) => hasher.isCurrent(hash))).toEqual([false, true])
  expect([low, usual].map((hash) => cheap.isCurrent(hash))).toEqual([true, false])
})

test.each([
  ['beyond 72 bytes', `${'a'.repeat(72)}b`, `${'a'.repeat(72)}c`],
  ['behind a NUL', 'abc\0def', 'abc'],
  ['of several bytes a character', '密码密码密码', '密码密码密x'],
])('[U-4] every byte counts: %s', async (_what, password, similar) => {
  const hasher = create()
  const hash = await hasher.hash(password)

  expect(await hasher.verify(password, hash)).toBe(true)
  expect(await hasher.verify(similar, hash)).toBe(false)
})

test('[U-4] without a hash the same work is done and the answer is no, even for the password of the decoy', async () => {
  const hasher = create()
  const hash = await hasher.hash('correct horse')
  expect(hasher.verifications).toBe(0)

  expect(await hasher.verify('a guess', null)).toBe(false)
  expect(hasher.verifications).toBe(1)
  expect(await hasher.verify('a password that no one has', null)).toBe(false)
  expect(hasher.verifications).toBe(2)
  expect(await hasher.verify('a guess', hash)).toBe(false)
  expect(hasher.verifications).toBe(3)
})

test('work waits in the order in which it came', async () => {
  const hasher = create()
  const done: number[] = []

  await Promise.all(Array.from({ length: 8 }, (_, i) => hasher.hash(`password ${i}`).then(() => done.push(i))))

  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('beyond the queue work is refused at once and costs nothing; what waits is still done', async () => {
  const hasher = create({ queueLimit: 2 })
  const accepted = ['running', 'first in line', 'second in line'].map((password) => hasher.hash(password))

  await expect(hasher.hash('one too many')).rejects.toBe(overloaded)

  expect(await Promise.all(accepted)).toHaveLength(3)
  expect(await hasher.hash('later')).toMatch(/^\$argon2id/)
})

test('work that fails gives its place to the next in line', async () => {
  const hasher = create()
  const results = await Promise.allSettled([
    hasher.verify('a guess', 'not a hash'),
    hasher.verify('a guess', 'not a hash'),
    hasher.hash('correct horse'),
  ])

  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await hasher.hash('later')).toMatch(/^\$argon2id/)
})
