import { expect, test } from 'vitest'
import { createKeptAnswers } from './kept-answers.ts'

const at = (seconds: number) => new Date(seconds * 1_000)

test('an answer is asked for once while it is kept, by any number of callers at a time', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000 })
  let asked = 0
  const load = async () => ++asked
  expect(await Promise.all([kept.get('a', at(0), load), kept.get('a', at(9), load)])).toEqual([1, 1])
  expect(await kept.get('b', at(9), load)).toBe(2)
  expect(await kept.get('a', at(10), load)).toBe(3)
  kept.forget('a')
  expect(await kept.get('a', at(10), load)).toBe(4)
})

test('a failure and an answer that is not to be kept are asked for again', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000, isKept: (answer) => answer === 200 })
  await expect(kept.get('a', at(0), () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await kept.get('a', at(0), async () => 503)).toBe(503)
  expect(await kept.get('a', at(0), async () => 200)).toBe(200)
  expect(await kept.get('a', at(0), async () => 503)).toBe(200)
})

test('the memory that answers take is limited, however many there are', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000 })
  for (let i = 0; i < 501; i++) await kept.get(String(i), at(0), async () => 1)
  expect(await kept.get('500', at(0), async () => 2)).toBe(1)
  expect(await kept.get('0', at(0), async () => 2)).toBe(2)
})
