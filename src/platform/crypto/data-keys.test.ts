import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { createCredentialHasher } from './credential-hasher.ts'
import { loadDataKeys, resealDataKeys } from './data-keys.ts'
import { createKeyring } from './keyring.ts'

const oldKey = 'the master key of last year, long enough'
const newKey = 'the master key of this year, long enough'

async function openTestDatabase() {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'data keys test' })
  onTestFinished(() => db.close())
  return db
}

test('processes that start at once on an empty database agree on every key', async () => {
  const db = await openTestDatabase()
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadDataKeys(db, createKeyring([oldKey]))))

  for (const key of keys) expect(key).toEqual(keys[0])
  expect(keys[0]?.credentials).toHaveLength(32)
  expect(keys[0]?.credentials).not.toEqual(keys[0]?.secrets)
})

test('a rotation of the master key changes no key and makes the old master key dispensable', async () => {
  const db = await openTestDatabase()
  const before = await loadDataKeys(db, createKeyring([oldKey]))

  const rotating = createKeyring([newKey, oldKey])
  expect(await loadDataKeys(db, rotating)).toEqual(before)
  await Promise.all([resealDataKeys(db, rotating), resealDataKeys(db, rotating)])

  expect(await loadDataKeys(db, createKeyring([newKey]))).toEqual(before)
  await expect(loadDataKeys(db, createKeyring([oldKey]))).rejects.toThrow('not in GATEHOUSE_SECRET_KEY')
})

test('hashes of different credentials differ, and the keys lie sealed in the database', async () => {
  const db = await openTestDatabase()
  const master = createKeyring([oldKey])
  const keys = await loadDataKeys(db, master)

  const hash = createCredentialHasher(keys.credentials)
  expect(hash('sk_a')).not.toEqual(hash('sk_b'))
  const rows = await db.many<{ sealed: string }>(sql`select sealed from data_keys`)
  expect(rows.map(({ sealed }) => master.isCurrent(sealed))).toEqual([true, true])
})
