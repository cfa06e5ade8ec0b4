import { expect, test } from 'vitest'
import { createKeptAnswers } from './kept-answers.ts'

const at = (seconds: number, environmentId = 'environment_a') => ({
  environmentId,
  now: () => new Date(seconds * 1_000),
})

test('an answer is asked for once while it is kept, by any number of callers at a time', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000 })
  let asked = 0
  const load = async () => ++asked
  expect(await Promise.all([kept.get(at(0), 'a', load), kept.get(at(9), 'a', load)])).toEqual([1, 1])
  expect(await kept.get(at(9), 'b', load)).toBe(2)
  expect(await kept.get(at(10), 'a', load)).toBe(3)
  kept.forget(at(10), 'a')
  expect(await kept.get(at(10), 'a', load)).toBe(4)
})

test('a failure and an answer that is not to be kept are asked for again', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000, isKept: (answer) => answer === 200 })
  await expect(kept.get(at(0), 'a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await kept.get(at(0), 'a', async () => 503)).toBe(503)
  expect(await kept.get(at(0), 'a', async () => 200)).toBe(200)
  expect(await kept.get(at(0), 'a', async () => 503)).toBe(200)
})

test('an answer may say itself for how long it is kept', async () => {
  const kept = createKeptAnswers<number>({ ms: (seconds) => seconds * 1_000 })
  expect(await kept.get(at(0), 'a', async () => 5)).toBe(5)
  expect(await kept.get(at(4), 'a', async () => 9)).toBe(5)
  expect(await kept.get(at(5), 'a', async () => 9)).toBe(9)
  expect(await kept.get(at(13), 'a', async () => 1)).toBe(9)
})

test('the memory that answers take is limited, however many there are', async () => {
  const kept = createKeptAnswers<number>({ ms: 10_000 })
  for (let i = 0; i < 501; i++) await kept.get(at(0), String(i), async () => 1)
  expect(await kept.get(at(0), '500', async () => 2)).toBe(1)
  expect(await kept.get(at(0), '0', async () => 2)).toBe(2)
})

test('what a server said to one environment is not used for another', async () => {
  const kept = createKeptAnswers<string>({ ms: 10_000 })
  const [ours, theirs] = [at(0), at(0, 'environment_b')]
  expect(await kept.get(ours, 'a', async () => 'ours')).toBe('ours')
  expect(await kept.get(theirs, 'a', async () => 'theirs')).toBe('theirs')
  kept.forget(theirs, 'a')
  expect(await kept.get(ours, 'a', async () => 'asked again')).toBe('ours')
})
