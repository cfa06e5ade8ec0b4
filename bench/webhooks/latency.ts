import { setTimeout as delay } from 'node:timers/promises'
import { summarize } from '../kit/statistics.ts'
import { recordEvent } from './record-events.ts'
import type { Measure } from './size.ts'
import { openField, timeUntilReceived } from './stand.ts'

/** Commit to receipt, at about ten events a second. */
export const latency: Measure = async (stand, { singles }) => {
  const field = await openField(stand, [{ count: 1 }])
  await stand.receivers.ask('keep arrivals')
  const commits: { id: string; committedAt: number }[] = []
  await timeUntilReceived(stand, field.places, singles, async () => {
    for (let i = 0; i < singles; i++) {
      commits.push(await recordEvent(stand, field))
      // Not in step with any poll.
      await delay(70 + Math.random() * 60)
    }
  })
  const arrivals = new Map(await stand.receivers.ask<[string, number][]>('arrivals'))
  const times = commits.map(({ id, committedAt }) => (arrivals.get(id) ?? Number.POSITIVE_INFINITY) - committedAt)
  const { p50, p99 } = summarize(times, 1)
  return [
    { what: 'commit to receipt at 10 events/s, p50', value: p50, unit: 'ms' },
    { what: 'commit to receipt at 10 events/s, p99', value: p99, unit: 'ms', bar: { atMost: 100 } },
  ]
}
