import { expect, test } from 'vitest'
import { Hints } from './hints.ts'

test('hints and misses are bounded: what was used last is kept', () => {
  const hints = new Hints()
  hints.note('used', 'eu')
  for (let i = 0; i < 60_000; i++) {
    hints.note(`a ${i}`, 'us')
    if (i % 1_000 === 0) expect(hints.find(['used'])).toBe('eu')
    hints.noteMiss(`b ${i}`)
  }
  expect(hints.size).toBeLessThanOrEqual(60_000)
  expect([hints.find(['a 0']), hints.find(['none', 'a 59999'])]).toEqual([undefined, 'us'])
})

test('a miss counts for a second, and not once the credential is known', () => {
  let now = 0
  const hints = new Hints(() => now)
  hints.noteMiss('key')
  expect(hints.isMissed('key')).toBe(true)
  now = 1_000
  expect(hints.isMissed('key')).toBe(false)
  hints.noteMiss('key')
  hints.note('key', 'eu')
  expect(hints.isMissed('key')).toBe(false)
})

test('for a cluster that does not answer, the others are asked once in ten seconds', () => {
  let now = 0
  const hints = new Hints(() => now)
  hints.note('key', 'eu')
  expect(hints.mayAskElsewhere(['key'])).toBe(false)
  now = 10_000
  expect([hints.mayAskElsewhere(['key']), hints.mayAskElsewhere(['key'])]).toEqual([true, false])
})
