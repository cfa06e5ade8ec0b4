import { expect } from 'vitest'
import type { Outcome } from './run.ts'

/** Each run begins with another seed, so that runs add up. */
export const seed = Number(process.env.DIRECTORY_SEED ?? Date.now() % 1_000_000)

export function expectConsistent({ faults, expected, actual, replayed }: Outcome): void {
  expect(faults).toEqual([])
  expect(actual).toEqual(expected)
  expect(replayed).toEqual({ users: expected.users, members: expected.members })
}
