import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from './database.ts'
import { endConnections } from './end-connections.ts'

test('connections of one database are ended, and those of tests on other databases are left alone', async () => {
  const [here, elsewhere] = [await createDatabase(), await createDatabase()]
  const open = async (connectionString: string) => {
    const client = new Client({ connectionString })
    client.on('error', () => undefined)
    await client.connect()
    onTestFinished(() => client.end().catch(() => undefined))
    return client
  }
  const [observer, ended, kept] = [await open(here), await open(here), await open(elsewhere)]

  await endConnections(observer, 'true')

  await expect(ended.query('select 1')).rejects.toThrow()
  for (const client of [observer, kept]) expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
