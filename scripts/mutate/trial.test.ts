import { expect, test } from 'vitest'
import type { Progress } from './progress.ts'
import { Trial } from './trial.ts'

const fresh = (): Progress => ({ killed: {}, reached: [], unheard: [], broken: [] })

/** Runs a test that fails as `fails` says, and lists the mutants of its runs. */
function runs(progress: Progress, fails: (mutant: number | undefined, run: number) => boolean) {
  const trial = new Trial(progress, 'a test', () => 0)
  const done: (number | undefined)[] = []
  for (let run = trial.next(); run !== undefined; run = trial.next()) {
    done.push(run.mutant)
    trial.ended({ hasFailed: fails(run.mutant, done.length), reached: [1, 2, 3], error: 'no\nstack' })
  }
  return done
}

test('a test runs as it is, with each living mutant that it reached, and as it is again if it noticed one', () => {
  const progress = { ...fresh(), killed: { 2: 'an earlier test' } }
  expect(runs(progress, (mutant) => mutant === 3)).toEqual([undefined, 1, 3, undefined])
  expect(progress).toMatchObject({ killed: { 2: 'an earlier test', 3: 'a test' }, reached: [1, 2, 3], broken: [] })
  expect(runs(fresh(), () => false)).toEqual([undefined, 1, 2, 3])
})

test('a test that fails twice as it is notices nothing', () => {
  const progress = fresh()
  expect(runs(progress, () => true)).toEqual([undefined, undefined])
  expect(progress).toEqual({ ...fresh(), unheard: ['a test: no'] })
})

test('a test that fails once as it is runs again, and is heard', () => {
  const progress = fresh()
  expect(runs(progress, (mutant, run) => mutant === 1 || run === 1 || run === 6)).toEqual([
    ...[undefined, undefined, 1, 2, 3],
    ...[undefined, undefined],
  ])
  expect(progress).toEqual({ ...fresh(), killed: { 1: 'a test' }, reached: [1, 2, 3] })
})

test('of a test that fails as it is after its mutants, the first one that it noticed is believed', () => {
  const progress = fresh()
  expect(runs(progress, (_mutant, run) => run > 2)).toEqual([undefined, 1, 2, 3, undefined, undefined])
  expect(progress).toMatchObject({ killed: { 2: 'a test' }, broken: ['a test: no'] })
})

/** A test whose runs take what `takes` says, unless they are late before. */
function timed(progress: Progress, takes: (mutant: number | undefined, run: number) => number) {
  let now = 0
  const trial = new Trial(progress, 'a test', () => now)
  const done: (number | undefined)[] = []
  for (let run = trial.next(); run !== undefined; run = trial.next()) {
    done.push(run.mutant)
    now += takes(run.mutant, done.length)
    const wasLate = trial.isLate()
    trial.ended({ hasFailed: wasLate, wasLate, reached: [1, 2] })
  }
  return done
}

test('a mutant that makes a test late is noticed, once the test as it is was in time and the mutant makes it late again', () => {
  const progress = fresh()
  expect(timed(progress, (mutant) => (mutant === 1 ? 60_000 : 100))).toEqual([undefined, 1, undefined, 1, undefined, 2])
  expect(progress).toMatchObject({ killed: { 1: 'a test' }, broken: [] })
})

test('a machine that is busy for a while, or from some time on, makes no mutant noticed', () => {
  const forAWhile = fresh()
  expect(timed(forAWhile, (_mutant, run) => (run === 2 ? 60_000 : 100))).toEqual([undefined, 1, undefined, 1, 2])
  const sinceThen = fresh()
  expect(timed(sinceThen, (_mutant, run) => (run > 1 ? 6_000 : 100))).toEqual([undefined, 1, undefined, 1, 2])
  for (const { killed, broken } of [forAWhile, sinceThen]) expect([killed, broken]).toEqual([{}, []])
})

test('after a run that was late the test runs as it is, and where that is late twice nothing on this server is believed', () => {
  const trial = new Trial(fresh(), 'a test', () => 0)
  const late = { hasFailed: true, wasLate: true, reached: [] }
  expect(trial.next()).toEqual({ mutant: undefined })
  trial.ended({ hasFailed: false, reached: [1, 2] })
  expect(trial.next()).toEqual({ mutant: 1 })
  for (let run = 0; run < 2; run++) {
    expect(trial.ended(late)).toEqual({})
    expect(trial.next()).toEqual({ mutant: undefined })
  }
  expect(trial.ended(late)).toEqual({ broken: 'server' })
  expect(trial.next()).toBeUndefined()
})
