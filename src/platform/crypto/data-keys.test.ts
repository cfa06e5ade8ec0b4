import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { createCredentialHashes, hashOnwards } from './credential-hasher.ts'
import { createDataKeyring } from './data-keyring.ts'
import {
  addDataKeys,
  type DataKeys,
  dataKeyLeadMs,
  dataKeyPurposes,
  declareCompromised,
  openDataKeys,
} from './data-keys.ts'
import { createKeyring } from './keyring.ts'

const oldKey = 'the master key of last year, long enough'
const newKey = 'the master key of this year, long enough'
const start = Date.parse('2026-06-01T12:00:00.000Z')

async function openTestDatabase() {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'data keys test' })
  onTestFinished(() => db.close())
  return db
}

type Database = Awaited<ReturnType<typeof openTestDatabase>>

/** What one process knows, with a clock of the test. */
async function openProcess(db: Database, masterKeys = [oldKey]) {
  const keys = await openDataKeys(db, createKeyring(masterKeys))
  onTestFinished(() => keys.stop())
  let now = new Date(start)
  return {
    keys,
    keyring: createDataKeyring(keys, () => now),
    hashes: createCredentialHashes(
      () => keys.of('credentials'),
      () => keys.current('credentials', now).version,
    ),
    setTime: (time: number) => {
      now = new Date(time)
    },
  }
}

const materials = (keys: DataKeys) =>
  dataKeyPurposes.map((purpose) => keys.of(purpose).map(({ material }) => material.toString('hex')))

test('processes that start at once on an empty database agree on every key', async () => {
  const db = await openTestDatabase()
  const processes = await Promise.all(Array.from({ length: 8 }, () => openProcess(db)))

  const [first] = processes
  for (const { keys } of processes) expect(materials(keys)).toEqual(materials(first?.keys as DataKeys))
  const [credentials, secrets] = materials(first?.keys as DataKeys)
  expect(credentials?.[0]).toHaveLength(64)
  expect(credentials).not.toEqual(secrets)
})

test('a rotation of the master key changes no key and makes the old master key dispensable', async () => {
  const db = await openTestDatabase()
  const before = materials((await openProcess(db)).keys)

  const rotating = await Promise.all([openProcess(db, [newKey, oldKey]), openProcess(db, [newKey, oldKey])])
  for (const { keys } of rotating) expect(materials(keys)).toEqual(before)

  expect(materials((await openProcess(db, [newKey])).keys)).toEqual(before)
  await expect(openProcess(db, [oldKey])).rejects.toThrow('not in GATEHOUSE_SECRET_KEY')
  const rows = await db.many<{ sealed: string }>(sql`select sealed from data_keys`)
  for (const { sealed } of rows) expect(createKeyring([newKey]).isCurrent(sealed)).toBe(true)
})

test('a new key is used only once every process has had time to learn it, and a process that is ahead is understood', async () => {
  const db = await openTestDatabase()
  const [one, two] = [await openProcess(db), await openProcess(db)]
  const before = { sealed: one.keyring.seal('a secret', 'a'), hash: one.hashes.hashCredential('sk_a') }

  expect(await addDataKeys(db, createKeyring([oldKey]), new Date(start))).toBe(2)
  await Promise.all([one.keys.refresh(), two.keys.refresh()])
  expect(one.keyring.isCurrent(before.sealed)).toBe(true)

  // The clock of this one has reached the time, that of the other has not.
  one.setTime(start + dataKeyLeadMs)
  const sealed = one.keyring.seal('another secret', 'a')
  const hash = one.hashes.hashCredential('sk_a')
  expect(one.keyring.isCurrent(before.sealed)).toBe(false)
  expect(two.keyring.isCurrent(before.sealed)).toBe(true)
  expect(two.keyring.open(sealed, 'a').toString()).toBe('another secret')
  expect(two.hashes.hashesOf('sk_a')).toContainEqual(hash)
  expect(one.keyring.open(before.sealed, 'a').toString()).toBe('a secret')
  expect(one.hashes.hashesOf('sk_a')).toEqual([hash, before.hash])
})

test('a stored hash is carried on to the newest key without the credential, and no further', async () => {
  const db = await openTestDatabase()
  const { keys, hashes, setTime } = await openProcess(db)
  const [first, foreign] = [hashes.hashCredential('sk_a'), Buffer.from('not one of these')]
  for (const version of [2, 3]) {
    expect(await addDataKeys(db, createKeyring([oldKey]), new Date(start))).toBe(version)
    await keys.refresh()
    setTime(start + dataKeyLeadMs)
    const current = hashes.hashCredential('sk_a')
    expect(hashOnwards(first, keys.of('credentials'))).toEqual(current)
    expect(hashOnwards(current, keys.of('credentials'))).toBeUndefined()
  }
  const [, second] = hashes.hashesOf('sk_a')
  expect(hashOnwards(second as Buffer, keys.of('credentials'))).toEqual(hashes.hashCredential('sk_a'))
  expect(hashOnwards(foreign, keys.of('credentials'))).toBeUndefined()
  expect(hashes.stableHash('sk_a')).toEqual(first)
})

test('what an attacker can make with compromised keys proves nothing and opens nothing that a caller presents', async () => {
  const db = await openTestDatabase()
  const { keys, hashes, keyring, setTime } = await openProcess(db)
  const [sealed, hash] = [keyring.seal('a cookie', 'a'), hashes.hashCredential('a claim')]
  expect(keyring.openPresented(sealed, 'a').toString()).toBe('a cookie')

  await addDataKeys(db, createKeyring([oldKey]), new Date(start))
  await declareCompromised(db, 2, new Date(start))
  await keys.refresh()
  setTime(start + dataKeyLeadMs)

  expect(() => keyring.openPresented(sealed, 'a')).toThrow('compromised')
  expect(keyring.open(sealed, 'a').toString()).toBe('a cookie')
  expect(hashes.proofsOf('a claim')).toEqual([hashes.hashCredential('a claim')])
  expect(hashes.hashesOf('a claim')).toContainEqual(hash)
})

test('each record is sealed under a key of its own, save in a database that the former release began', async () => {
  const db = await openTestDatabase()
  expect((await openProcess(db)).keyring.seal('a', 'a')).toMatch(/^v2\./)
  await db.run(sql`update data_keys set format = 1`)
  const former = await openProcess(db)
  const sealed = former.keyring.seal('a', 'a')
  expect(sealed).toMatch(/^v1\./)

  await addDataKeys(db, createKeyring([oldKey]), new Date(start))
  await former.keys.refresh()
  former.setTime(start + dataKeyLeadMs)
  expect(former.keyring.seal('a', 'a')).toMatch(/^v2\./)
  expect(former.keyring.open(sealed, 'a').toString()).toBe('a')
})
