import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../../test/database.ts'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { loadCredentialHasher, resealHashKey } from './credential-hasher.ts'
import { createKeyring } from './keyring.ts'

const oldKey = 'the master key of last year, long enough'
const newKey = 'the master key of this year, long enough'

async function openTestDatabase() {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'credential hasher test' })
  onTestFinished(() => db.close())
  return db
}

test('processes that start at once on an empty database agree on every hash', async () => {
  const db = await openTestDatabase()
  const hashers = await Promise.all(Array.from({ length: 8 }, () => loadCredentialHasher(db, createKeyring([oldKey]))))

  const hashes = hashers.map((hash) => hash('sk_a').toString('hex'))

  expect(new Set(hashes).size).toBe(1)
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
})

test('a rotation of the master key changes no hash and makes the old key dispensable', async () => {
  const db = await openTestDatabase()
  const before = (await loadCredentialHasher(db, createKeyring([oldKey])))('sk_a')

  const rotating = createKeyring([newKey, oldKey])
  expect((await loadCredentialHasher(db, rotating))('sk_a')).toEqual(before)
  await Promise.all([resealHashKey(db, rotating), resealHashKey(db, rotating)])

  expect((await loadCredentialHasher(db, createKeyring([newKey])))('sk_a')).toEqual(before)
  await expect(loadCredentialHasher(db, createKeyring([oldKey]))).rejects.toThrow('GATEHOUSE_SECRET_KEY does not hold')
})

test('hashes of different credentials differ, and the key lies sealed in the database', async () => {
  const db = await openTestDatabase()
  const keyring = createKeyring([oldKey])
  const hash = await loadCredentialHasher(db, keyring)

  expect(hash('sk_a')).not.toEqual(hash('sk_b'))
  const { sealed } = await db.one<{ sealed: string }>(sql`select sealed from hash_keys`)
  expect(keyring.isCurrent(sealed)).toBe(true)
})
