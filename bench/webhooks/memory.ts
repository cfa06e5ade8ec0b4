import type { Usage } from '../probe.ts'
import { recordEvents } from './record-events.ts'
import type { Measure } from './size.ts'
import { openField, timeUntilReceived } from './stand.ts'

/** Resident memory of the server while a backlog drains to ten receivers. */
export const memory: Measure = async (stand, { backlog }) => {
  const field = await openField(stand, [{ count: 10 }])
  const each = backlog / 10
  const usage = () => stand.gatehouse.child.ask<Usage>('usage')
  const before = (await usage()).rss
  let most = before
  const sampling = setInterval(async () => {
    most = Math.max(most, (await usage()).rss)
  }, 100)
  try {
    const elapsed = await timeUntilReceived(stand, field.places, each, () => recordEvents(stand, field, each))
    const drained = `${backlog.toLocaleString('en')} deliveries drain`
    return [
      { what: `rate while ${drained}`, value: (backlog * 1_000) / elapsed, unit: 'deliveries/s' },
      { what: `memory while ${drained}`, value: most / 1e6, unit: 'MB', bar: { atMost: 400 } },
      { what: 'memory before', value: before / 1e6, unit: 'MB' },
    ]
  } finally {
    clearInterval(sampling)
  }
}
