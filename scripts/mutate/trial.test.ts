import { expect, test } from 'vitest'
import type { Progress } from './progress.ts'
import { Trial } from './trial.ts'

const fresh = (): Progress => ({ killed: {}, reached: [], unheard: [], broken: [] })

/** Runs a test that fails as `fails` says, and lists the mutants of its runs. */
function runs(progress: Progress, fails: (mutant: number | undefined, run: number) => boolean) {
  const trial = new Trial(progress, 'a test')
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

test('a test that fails as it is notices nothing', () => {
  const progress = fresh()
  expect(runs(progress, () => true)).toEqual([undefined])
  expect(progress).toEqual({ ...fresh(), unheard: ['a test: no'] })
})

test('of a test that fails as it is after its mutants, the first one that it noticed is believed', () => {
  const progress = fresh()
  expect(runs(progress, (_mutant, run) => run > 2)).toEqual([undefined, 1, 2, 3, undefined])
  expect(progress).toMatchObject({ killed: { 2: 'a test' }, broken: ['a test: no'] })
})

test('after a run that was late the test runs as it is, and where that is late too nothing on this server is believed', () => {
  const trial = new Trial(fresh(), 'a test')
  const late = { hasFailed: true, wasLate: true, reached: [] }
  expect(trial.next()).toEqual({ mutant: undefined })
  trial.ended({ hasFailed: false, reached: [1, 2] })
  expect(trial.next()).toEqual({ mutant: 1 })
  expect(trial.ended(late)).toEqual({})
  expect(trial.next()).toEqual({ mutant: undefined })
  expect(trial.ended(late)).toEqual({ broken: 'server' })
  expect(trial.next()).toBeUndefined()
})
