import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { connectionLimits, shareConnections } from './connection-shares.ts'
import { sharePlaces, workKinds } from './slow-work.ts'

const { min, usual, max } = connectionLimits

test('of any number of connections everything has its part, and together with the listener they are that many', () => {
  for (let total = min; total <= max; total++) {
    const { readers, listReaders, transactions, ordinary, queue } = shareConnections(total)
    expect(Math.min(readers, listReaders, transactions, ordinary)).toBeGreaterThan(0)
    expect(queue).toBeGreaterThan(1)
    expect(readers + listReaders + transactions + ordinary + queue + 1).toBe(total)
  }
  expect(shareConnections(usual)).toEqual({ readers: 2, listReaders: 1, transactions: 16, ordinary: 7, queue: 6 })
})

test('every kind of work has places for slow statements of its own, as long as there are four connections', () => {
  for (let connections = 1; connections <= max; connections++) {
    const places = Object.values(sharePlaces(connections))
    expect(Math.min(...places)).toBeGreaterThan(0)
    if (connections >= workKinds.length) expect(places.reduce((sum, each) => sum + each)).toBe(connections)
  }
  expect(sharePlaces(shareConnections(usual).ordinary)).toEqual({ request: 2, list: 3, job: 1, cron: 1 })
})

test('a server that may open ten connections opens no more, and everything waits its turn', async () => {
  const server = await startOwnServer({ config: { databaseConnections: min } })
  onTestFinished(server.close)
  const observer = new Client({ connectionString: inject('postgresUrl') })
  await observer.connect()
  onTestFinished(() => observer.end())
  const { rows } = await server.app.system.database.pool.query<{ name: string }>('select current_database() as name')
  let most = 0
  const count = async () => {
    // PostgreSQL's own vacuum may be at work in the database as well.
    const { rowCount } = await observer.query(
      `select from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [rows[0]?.name],
    )
    most = Math.max(most, rowCount ?? 0)
  }

  const answers = Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      server.api.post('/organizations', { name: `Organization ${i}`, domain_data: [] }),
    ),
  )
  let isOver = false
  const watching = (async () => {
    while (!isOver) await count()
  })()
  expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([201]))
  isOver = true
  await watching

  expect(most).toBeGreaterThan(5)
  expect(most).toBeLessThanOrEqual(min)
})
