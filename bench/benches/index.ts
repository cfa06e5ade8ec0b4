import { UsageError } from '../kit/usage-error.ts'
import { apiKeyValidation } from './api-key-validation.ts'
import { auditLogs } from './audit-logs.ts'
import { authorization } from './authorization.ts'
import type { Bench } from './bench.ts'
import { clientCredentials } from './client-credentials.ts'
import { create } from './create.ts'
import { flags } from './flags.ts'
import { introspection } from './introspection.ts'
import { list } from './list.ts'
import { magicCode } from './magic-code.ts'
import { password } from './password.ts'
import { pipes } from './pipes.ts'
import { read } from './read.ts'
import { refresh } from './refresh.ts'
import { validateKey } from './validate-key.ts'
import { vault } from './vault.ts'

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
  flags,
  auditLogs,
  vault,
  pipes,
  clientCredentials,
  introspection,
]

export interface BenchGroup {
  name: string
  /** A sentence for the list of benches. */
  summary: string
  benches: readonly Bench[]
}

/** Benches that run one after another under one name. */
export const groups: readonly BenchGroup[] = [
  {
    name: 'sign-in',
    summary: 'What signing in takes: password, magic-code, refresh.',
    benches: [password, magicCode, refresh],
  },
  {
    name: 'oauth',
    summary: 'The authorization server: client-credentials, introspection.',
    benches: [clientCredentials, introspection],
  },
  { name: 'all', summary: 'All of those above.', benches },
]

/** @throws Error */
export function findBench(name: string): Bench {
  const bench = benches.find((each) => each.name === name)
  if (bench === undefined) throw new Error(`There is no bench ${name}.`)
  return bench
}

/** The bench of a name, or those of a group. @throws UsageError */
export function benchesNamed(name: string): readonly Bench[] {
  const named = [...benches.map((bench) => ({ name: bench.name, benches: [bench] })), ...groups]
  const found = named.find((each) => each.name === name)
  if (found === undefined) throw new UsageError(`There is no bench ${name}. "npm run bench" lists those there are.`)
  return found.benches
}
