import { expect, test } from 'vitest'
import { nextAttemptAt } from './retries.ts'

const now = new Date('2026-11-25T12:00:00.000Z')
const minutes = [1, 10, 60, 360, 1_440, 2_400]

test.each(minutes.map((delay, i) => [i + 1, delay]))(
  'after attempt %i the next one comes in %i minutes, spread by a tenth to either side',
  (attempts, delay) => {
    const after = (random: number) => ((nextAttemptAt(now, attempts, random)?.getTime() ?? 0) - now.getTime()) / 60_000
    expect(after(0.5)).toBeCloseTo(delay, 6)
    expect(after(0)).toBeCloseTo(delay * 0.9, 6)
    expect(after(1)).toBeCloseTo(delay * 1.1, 6)
  },
)

test('the seventh attempt is the last, about three days after the first', () => {
  expect(nextAttemptAt(now, 7, 0.5)).toBeUndefined()
  expect(minutes.reduce((sum, delay) => sum + delay) / 1_440).toBeCloseTo(2.97, 2)
})
