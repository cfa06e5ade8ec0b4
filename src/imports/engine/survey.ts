import { canonicalEmailOf, findKnownUsers } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { Input } from '../define-source.ts'
import { findImported, importedKey } from '../imported-objects/index.ts'
import { sizeOf } from '../reading/open-file.ts'
import type { Problem, UserRecord } from '../records.ts'
import { AddressIndex } from './address-index.ts'
import { type Decision, type DuplicateGroup, settleDuplicates } from './duplicates.ts'
import type { ImportOptions } from './options.ts'
import { addressOf, fitProfile, preparePassword } from './prepare-user.ts'
import type { Progress } from './progress.ts'
import { type Row, readInputs } from './rows.ts'
import { Tallies } from './tallies.ts'

/** What the files contain, and what becomes of it. */
export interface Survey {
  rows: number
  tallies: Tallies
  groups: DuplicateGroup[]
  decisions: Map<string, Decision>
}

const rowsAtOnce = 1_000

/**
 * Reads the files without storing anything: counts the rows, and finds the addresses that several of them have. It takes some 40
 * bytes of memory a row.
 *
 * @param onProblem called for what will not come in; without it, rows aren't examined against what is here
 */
export async function survey(
  ctx: Context,
  source: string,
  inputs: readonly Input[],
  options: ImportOptions,
  progress: Progress,
  onProblem?: (row: Row, problem: Problem) => Promise<void>,
): Promise<Survey> {
  const total = await bytesOf(inputs)
  const addresses = new AddressIndex()
  const tallies = new Tallies()
  let bytes = 0
  let rows = 0
  for await (const row of readInputs(inputs, (count) => {
    bytes += count
  })) {
    rows += 1
    for (const record of row.records) {
      if (record.kind === 'user' && record.email !== null) addresses.add(canonicalEmailOf(record.email), record.id)
      tallies.add(`read ${record.kind}`)
    }
    progress.show('Reading', bytes, total, rows)
  }
  progress.end()
  const { groups, decisions } = await settleDuplicates(inputs, addresses, options.onDuplicate)
  if (onProblem !== undefined)
    await examine(ctx, source, inputs, options, { decisions, tallies, progress, rows, onProblem })
  return { rows, tallies, groups, decisions }
}

export async function bytesOf(inputs: readonly Input[]): Promise<number> {
  const sizes = await Promise.all(inputs.map(({ path }) => sizeOf(path)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

interface Examination {
  decisions: ReadonlyMap<string, Decision>
  tallies: Tallies
  progress: Progress
  rows: number
  onProblem(row: Row, problem: Problem): Promise<void>
}

/** The second reading of a dry run: what would become of each row. */
async function examine(
  ctx: Context,
  source: string,
  inputs: readonly Input[],
  options: ImportOptions,
  examination: Examination,
): Promise<void> {
  let batch: Row[] = []
  let done = 0
  for await (const row of readInputs(inputs)) {
    batch.push(row)
    done += 1
    if (batch.length < rowsAtOnce) continue
    await examineBatch(ctx, source, batch, options, examination)
    batch = []
    examination.progress.show('Checking', done, examination.rows, done)
  }
  await examineBatch(ctx, source, batch, options, examination)
  examination.progress.end()
}

async function examineBatch(
  ctx: Context,
  source: string,
  rows: readonly Row[],
  options: ImportOptions,
  { decisions, tallies, onProblem }: Examination,
): Promise<void> {
  const users = rows.flatMap((row) =>
    row.records.flatMap((record) => (record.kind === 'user' ? [{ row, record }] : [])),
  )
  const imported = await findImported(
    ctx,
    source,
    users.map(({ record }) => ({ kind: 'user', sourceId: record.id })),
  )
  const emails = users.map(({ record }) => canonicalEmailOf(record.email ?? ''))
  const known = new Map((await findKnownUsers(ctx, { emails, ids: [] })).map((user) => [user.canonical_email, user]))
  for (const row of rows) for (const problem of row.problems) await onProblem(row, problem)
  for (const { row, record } of users) {
    const problem = await verdictOf(record)
    tallies.add(`users ${typeof problem === 'string' ? problem : 'refused'}`)
    if (typeof problem !== 'string') await onProblem(row, problem)
    if (record.isBlocked === true) tallies.add('users blocked')
    tallies.add(record.emailVerified ? 'users verified' : 'users unverified')
    // What is slow is left to the import: whether it would come in does not depend on it.
    const isBare = record.password != null && 'hash' in record.password && record.password.hash.kind === 'digest'
    const isPlain = record.password != null && 'plain' in record.password
    if ((isBare && options.allowsBareDigests) || isPlain) tallies.add(`passwords ${isPlain ? 'in plain' : 'wrapped'}`)
    else {
      const password = await preparePassword(ctx, record.password, options)
      tallies.add(password.hash === null ? 'users without a password' : `passwords ${password.scheme}`)
      if (password.isWeak) tallies.add(password.hash === null ? 'weak passwords reset' : 'weak passwords kept')
      for (const each of password.problems) await onProblem(row, each)
    }
    for (const each of fitProfile(record, options).problems) await onProblem(row, each)
  }

  async function verdictOf(record: UserRecord): Promise<'to create' | 'to merge' | 'imported before' | Problem> {
    const address = addressOf(record)
    if ('code' in address) return address
    if (imported.has(importedKey({ kind: 'user', sourceId: record.id }))) return 'imported before'
    const decision = decisions.get(record.id)
    if (decision !== undefined) return 'refused' in decision ? decision.refused : 'to merge'
    const user = known.get(address.canonicalEmail)
    if (user === undefined) return 'to create'
    if (options.onDuplicate === 'merge' && user.email_verified && record.emailVerified) return 'to merge'
    return { code: 'email_taken', message: `${user.id} has the address already.` }
  }
}
