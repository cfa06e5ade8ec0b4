import { expect, test } from 'vitest'
import { createDatabase } from '../database.ts'
import { runCrashTest } from './crash.ts'
import { findFaults } from './find-faults.ts'

test('whatever was acknowledged is in the log and reaches every subscriber, though the server is killed again and again', async () => {
  const report = await runCrashTest({
    databaseUrl: await createDatabase(),
    kills: 2,
    lifeMs: 1_000,
    writers: 4,
    seed: 7,
  })

  expect(report.faults).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(10)
  expect(report.events).toBeGreaterThanOrEqual(report.acknowledged)
  expect(report.delivered).toBeGreaterThan(report.events)
}, 90_000)

test('the crash test sees what is lost, doubled or made up', () => {
  const event = (id: string, name: string) => ({ id, event: 'organization.created', data: { id: `org_${name}`, name } })
  const acknowledged = ['A', 'B'].map((name) => ({ event: 'organization.created' as const, id: `org_${name}`, name }))
  const [a, b] = [event('event_1', 'A'), event('event_2', 'B')]
  const expected = (events: (typeof a)[], delivered: (typeof a)[]) => ({
    receiver: { delivered: delivered.map((each) => ({ event: each })) } as never,
    events,
  })

  expect(findFaults(acknowledged, [a, b], [expected([a, b], [a, b, a])])).toEqual([])
  expect(findFaults(acknowledged, [a], [])).toEqual(['acknowledged, but not in the log: organization.created org_B B'])
  expect(findFaults([], [a, event('event_3', 'A')], [])).toEqual(['done twice: organization.created A'])
  expect(findFaults([], [a, b], [expected([a, b], [a])])).toEqual([
    'never delivered to receiver 0: organization.created org_B B',
  ])
  const changed = { ...a, data: { ...a.data, name: 'Z' } }
  for (const foreign of [event('event_4', 'C'), changed]) {
    expect(findFaults([], [a], [expected([a], [a, foreign])])).toEqual([
      `delivered to receiver 0, but not committed like this: ${JSON.stringify(foreign)}`,
    ])
  }
})
