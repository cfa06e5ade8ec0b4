import type { Measure } from './size.ts'
import { openField, post, timeUntilReceived } from './stand.ts'

const connections = 16

/** Changes through the API, each with its event, while all of them are delivered. */
export const recording: Measure = async (stand, { writes }) => {
  const field = await openField(stand, [{ count: 1 }])
  let begun = 0
  let elapsed = 0
  const received = await timeUntilReceived(stand, field.places, writes, async () => {
    const started = performance.now()
    const connection = async () => {
      while (begun < writes) {
        begun += 1
        await post(stand, field.apiKey, '/organizations', { name: `Northwind ${begun}` })
      }
    }
    await Promise.all(Array.from({ length: connections }, connection))
    elapsed = performance.now() - started
  })
  return [
    { what: 'events recorded through the API, while delivered', value: (writes * 1_000) / elapsed, unit: 'events/s' },
    { what: 'until the last of them was received', value: received - elapsed, unit: 'ms later' },
  ]
}
