import { expect, test } from 'vitest'
import { doublingBackOff, scheduledBackOff } from './back-off.ts'

test('a doubling delay begins with the first, ends with the longest, and stays finite however many tries failed', () => {
  const delayMs = doublingBackOff({ firstMs: 1_000, longestMs: 300_000 }, [1, 1])
  expect([1, 2, 3, 9, 10, 5_000].map((failures) => delayMs(failures, 0))).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ])
})

test('a schedule ends after its last delay', () => {
  const delayMs = scheduledBackOff([60_000, 600_000], [1, 1])
  expect([1, 2, 3].map((failures) => delayMs(failures, 0))).toEqual([60_000, 600_000, undefined])
})

test.each([
  ['doubling', doublingBackOff({ firstMs: 1_000, longestMs: 2_000 }, [0.75, 1])],
  ['scheduled', scheduledBackOff([1_000], [0.75, 1])],
])('%s delays are spread between the given shares', (_, delayMs) => {
  expect([0, 0.5, 1].map((random) => delayMs(1, random))).toEqual([750, 875, 1_000])
})
