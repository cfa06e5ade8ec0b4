import { apiKeyValidation } from './api-key-validation.ts'
import { authorization } from './authorization.ts'
import type { Bench } from './bench.ts'
import { create } from './create.ts'
import { list } from './list.ts'
import { magicCode } from './magic-code.ts'
import { password } from './password.ts'
import { read } from './read.ts'
import { refresh } from './refresh.ts'
import { validateKey } from './validate-key.ts'

/** All benches. A new one is a file beside this one and a line here. */
export const benches: readonly Bench[] = [
  read,
  list,
  create,
  validateKey,
  apiKeyValidation,
  password,
  magicCode,
  refresh,
  authorization,
]

/** @throws Error that names the benches there are. */
export function findBench(name: string): Bench {
  const bench = benches.find((each) => each.name === name)
  if (bench === undefined) {
    throw new Error(`There is no bench ${name}. There are: ${benches.map((each) => each.name).join(', ')}.`)
  }
  return bench
}
