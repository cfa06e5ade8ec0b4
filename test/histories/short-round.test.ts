import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { inTurn } from '#test/turns.ts'
import { type ArenaOptions, createArena } from './arena.ts'
import { guarantees } from './guarantees/index.ts'
import { startStaleCache } from './plants/stale-cache.ts'
import { plantedTriggers } from './plants/triggers.ts'

let server: Awaited<ReturnType<typeof startOwnServer>>
beforeAll(async () => {
  server = await startOwnServer({})
  return server.close
})

const arenaOf = (urls: readonly string[], more: Partial<ArenaOptions> = {}) => {
  const { apiKey, clientId } = server
  return createArena({ urls, apiKey, clientId, clients: 3, callsPerClient: 8, pauseMs: 5, patienceMs: 20_000, ...more })
}
const play = (name: string, arena: ReturnType<typeof arenaOf>) =>
  guarantees.find((each) => each.name === name)?.play(arena)

test.each(inTurn(guarantees).map((each) => [each.name, each] as const))(
  'what clients see at the same time is explained by one order of their calls: %s',
  async (_name, { play }) => {
    expect(await play(arenaOf([server.url]))).toMatchObject({ verdict: 'right', drawings: [], faults: [] })
  },
)

test('a planted cache that answers what was is found, and drawn', async () => {
  const stale = await startStaleCache(server.url, 20_000)
  onTestFinished(stale.close)
  // Whether a client sees something stale is up to chance: a round in which none does proves nothing.
  let judged: Awaited<ReturnType<typeof play>>
  for (let round = 0; round < 5 && judged?.verdict !== 'anomaly'; round++)
    judged = await play('feature flags', arenaOf([server.url, stale.url], { callsPerClient: 20 }))
  expect(judged?.verdict).toBe('anomaly')
  expect(judged?.drawings[0]?.bars.some(({ isRefused }) => isRefused)).toBe(true)
})

test.each([
  ['second-spend', 'codes'],
  ['lost-event', 'event log'],
] as const)('a planted fault is found: %s', async (plant, name) => {
  const { pool } = server.app.system.database
  await pool.query(plantedTriggers[plant])
  const table = plant === 'second-spend' ? 'one_time_codes' : 'events'
  onTestFinished(async () => void (await pool.query(`drop trigger planted on ${table}`)))
  expect(await play(name, arenaOf([server.url], { callsPerClient: 30 }))).toMatchObject({ verdict: 'anomaly' })
})
