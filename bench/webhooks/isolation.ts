import { recordEvents } from './record-events.ts'
import type { Measure } from './size.ts'
import { openField, timeUntilReceived } from './stand.ts'

/** The rate of nine live endpoints, beside a tenth that lives too and beside one that never answers, in turns. */
export const isolation: Measure = async (stand, { deliveries }) => {
  const each = Math.ceil(deliveries / 9)
  const rate = async (isDead: boolean) => {
    const field = await openField(stand, [{ count: 9 }, { count: 1, isDead }])
    const live = field.places.slice(0, 9)
    const elapsed = await timeUntilReceived(stand, live, each, () => recordEvents(stand, field, each))
    return (each * 9 * 1_000) / elapsed
  }
  const rates: number[] = []
  for (const isDead of [false, true, true, false]) rates.push(await rate(isDead))
  const [first = 0, second = 0, third = 0, fourth = 0] = rates
  return [
    { what: 'nine live endpoints, the tenth lives too', value: (first + fourth) / 2, unit: 'deliveries/s' },
    { what: 'nine live endpoints, the tenth is dead', value: (second + third) / 2, unit: 'deliveries/s' },
    { what: 'share of their rate', value: (second + third) / (first + fourth), unit: '', bar: { atLeast: 0.9 } },
  ]
}
