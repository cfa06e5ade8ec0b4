import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createThreadPool } from './thread-pool.ts'

const pool = <Task = string>(
  options: { program?: URL; threads?: number; queueLimit?: number; timeoutMs?: number } = {},
) =>
  createThreadPool<Task, number>({
    program: new URL('./fixtures/program.mjs', import.meta.url),
    threads: 1,
    queueLimit: 10,
    timeoutMs: 30_000,
    maxMemoryMb: 32,
    onOverload: () => new Error('too many'),
    onTimeout: () => new Error('too long'),
    ...options,
  })

test('a thread is used again, and several tasks at a time use several threads', async () => {
  const run = pool({ threads: 2 })
  const both = await Promise.all([run('a'), run('b')])
  expect(new Set(both).size).toBe(2)
  expect(both).toContain(await run('c'))
})

test('[I-5] a task that does not end costs one thread its time: it is refused, and the next one runs on a new thread', async () => {
  const run = pool({ timeoutMs: 300 })
  const before = await run('a')
  const [hung, next] = await Promise.allSettled([run('hang'), run('b')])
  expect(hung).toMatchObject({ status: 'rejected', reason: { message: 'too long' } })
  expect(next).toMatchObject({ status: 'fulfilled' })
  expect(next).not.toMatchObject({ value: before })
})

test('an answer that came in time counts, although the event loop was blocked when its time was over', async () => {
  const timeoutMs = 400
  const run = pool<Int32Array>({ program: new URL('./fixtures/announcing.mjs', import.meta.url), timeoutMs })
  const newFlag = () => new Int32Array(new SharedArrayBuffer(4))
  await run(newFlag())
  const flag = newFlag()
  // From here, timers are the next thing that the event loop looks at.
  await setImmediate()
  const answer = run(flag)
  // The task is sent to the idle thread without a turn of the event loop.
  for (let turn = 0; turn < 50; turn++) await null
  const start = performance.now()
  expect(Atomics.wait(flag, 0, 0, 30_000)).not.toBe('timed-out')
  while (performance.now() - start < 2 * timeoutMs);
  expect(await answer).toBe(1)
})

test('the start of a thread is not part of the time of its first task', async () => {
  const run = pool({ program: new URL('./fixtures/slow-start.mjs', import.meta.url), timeoutMs: 400 })
  expect(await run('a')).toBe(1)
})

test('a task that runs out of memory or fails ends its thread, and the next one runs', async () => {
  const run = pool()
  await expect(run('exhaust')).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
  await expect(run('throw')).rejects.toThrow('it threw')
  expect(await run('a')).toEqual(expect.any(Number))
})

test('more tasks than may wait are refused at once', async () => {
  const run = pool({ queueLimit: 1 })
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((task) => run(task)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(outcomes[2]).toMatchObject({ reason: { message: 'too many' } })
})

test('a program that cannot be loaded is an error, not a silence', async () => {
  const run = createThreadPool<string, number>({
    program: new URL('./fixtures/missing.mjs', import.meta.url),
    threads: 1,
    queueLimit: 1,
    timeoutMs: 30_000,
    maxMemoryMb: 32,
    onOverload: () => new Error(),
    onTimeout: () => new Error(),
  })
  await expect(run('a')).rejects.toThrow(/missing/)
})
