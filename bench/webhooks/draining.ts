import type { Figure } from './figures.ts'
import { recordEvents } from './record-events.ts'
import type { Measure } from './size.ts'
import { openField, timeUntilReceived } from './stand.ts'

/** Committed events to received deliveries, with one endpoint and with ten. */
export const draining: Measure = async (stand, { deliveries }) => {
  const figures: Figure[] = []
  for (const count of [1, 10]) {
    const field = await openField(stand, [{ count }])
    const each = deliveries / count
    const elapsed = await timeUntilReceived(stand, field.places, each, () => recordEvents(stand, field, each))
    const what = `deliveries to ${count} loopback receiver${count === 1 ? '' : 's'}`
    figures.push({ what, value: (deliveries * 1_000) / elapsed, unit: 'deliveries/s' })
  }
  return figures
}
