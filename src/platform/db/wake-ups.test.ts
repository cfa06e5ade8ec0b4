import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { createLog } from '../log.ts'
import { openDatabase } from './database.ts'
import { createWakeUps, type WakeUps, type Work } from './wake-ups.ts'

const patient = { timeout: 10_000 }

/** A process of its own: its wake-ups, and the name by which its connections are found. */
function openProcess(url: string, applicationName: string): WakeUps {
  const options = { url, applicationName }
  const database = openDatabase(options)
  const wakeUps = createWakeUps(database, createLog('silent', new Set()))
  onTestFinished(async () => {
    await wakeUps.stop()
    await database.close()
  })
  return wakeUps
}

function count(wakeUps: WakeUps, work: Work) {
  const counter = { calls: 0 }
  wakeUps.listen(work, () => counter.calls++)
  return counter
}

async function observe(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  const listening = async (name: string) => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = $1 || ' listener' and state = 'idle' and query like 'listen%'`,
      [name],
    )
    return rows.map(({ pid }) => pid)
  }
  return { client, listening }
}

test('what one process announces wakes those of all that listen for it, and no others', async () => {
  const url = await createDatabase()
  const [one, other] = [openProcess(url, 'one'), openProcess(url, 'other')]
  const [here, there, unrelated] = [count(one, 'events'), count(other, 'events'), count(other, 'deliveries')]
  // Each is woken once when it begins to listen.
  await expect.poll(() => [here.calls, there.calls, unrelated.calls], patient).toEqual([1, 1, 1])

  one.announce('events')

  await expect.poll(() => [here.calls, there.calls], patient).toEqual([2, 2])
  expect(unrelated.calls).toBe(1)
})

test('many announcements are few notices, and the last one is among them', async () => {
  const url = await createDatabase()
  const process = openProcess(url, 'busy')
  const heard = count(process, 'events')
  await expect.poll(() => heard.calls, patient).toBe(1)

  const begun = performance.now()
  for (let i = 0; i < 200; i++) {
    process.announce('events')
    await delay(1)
  }
  const during = heard.calls
  process.announce('events')

  await expect.poll(() => heard.calls, patient).toBeGreaterThan(during)
  expect(during).toBeGreaterThan(1)
  // One when it began to listen, and one in 50 ms.
  expect(heard.calls).toBeLessThanOrEqual(2 + Math.ceil((performance.now() - begun) / 50))
})

test('a connection that was lost is made again, and what may have been missed is looked for', async () => {
  const url = await createDatabase()
  const { client, listening } = await observe(url)
  const process = openProcess(url, 'unlucky')
  const heard = count(process, 'events')
  await expect.poll(() => heard.calls, patient).toBe(1)
  const [pid] = await listening('unlucky')

  await client.query('select pg_terminate_backend($1)', [pid])

  await expect.poll(() => heard.calls, patient).toBe(2)
  process.announce('events')
  await expect.poll(() => heard.calls, patient).toBe(3)
  expect(await listening('unlucky')).not.toContain(pid)
  await process.stop()
  await expect.poll(() => listening('unlucky'), patient).toEqual([])
})

test('who only announces holds no connection for it', async () => {
  const url = await createDatabase()
  const { listening } = await observe(url)
  const process = openProcess(url, 'quiet')
  process.announce('events')
  await delay(100)
  expect(await listening('quiet')).toEqual([])
})
