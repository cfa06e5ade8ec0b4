import { expect, test } from 'vitest'
import { coalesceCalls } from './coalesced-calls.ts'

test('of many who ask at once, each gets an answer to a question that was put after they asked, one at a time', async () => {
  const answers: ((value: number) => void)[] = []
  const ask = coalesceCalls(() => new Promise<number>((resolve) => answers.push(resolve)))
  const first = ask()
  await Promise.resolve()
  const later = [ask(), ask(), ask()]
  expect(answers).toHaveLength(1)
  answers[0]?.(1)
  expect(await first).toBe(1)
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.(2)
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  expect(answers).toHaveLength(2)
})

test('a question that fails is put again for the next who asks', async () => {
  let count = 0
  const ask = coalesceCalls(async () => {
    count += 1
    if (count === 1) throw new Error('lost')
    return count
  })
  await expect(ask()).rejects.toThrow('lost')
  expect(await ask()).toBe(2)
})
