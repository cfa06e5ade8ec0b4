import { canonicalEmailOf, findKnownUsers } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { Input } from '../define-source.ts'
import { findImported, importedKey } from '../imported-objects/index.ts'
import type { ObjectWriters } from '../object-writer.ts'
import { sizeOf } from '../reading/open-file.ts'
import type { ObjectRecord, Problem, UserRecord } from '../records.ts'
import { AddressIndex } from './address-index.ts'
import { type Decision, type DuplicateGroup, settleDuplicates } from './duplicates.ts'
import type { ImportOptions } from './options.ts'
import { addressOf, fitProfile, preparePassword } from './prepare-user.ts'
import type { Progress } from './progress.ts'
import { type Row, readInputs } from './rows.ts'
import { Tallies } from './tallies.ts'
import { digestOfObject, pluralOf } from './write-objects.ts'

/** What the files contain, and what becomes of it. */
export interface Survey {
  rows: number
  tallies: Tallies
  groups: DuplicateGroup[]
  decisions: Map<string, Decision>
}

/** What is read, and how. */
export interface SurveyParts {
  source: string
  inputs: readonly Input[]
  options: ImportOptions
  /** Of the source, for objects that keep their ids. */
  writers: ObjectWriters
  progress: Progress
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
  parts: SurveyParts,
  onProblem?: (row: Row, problem: Problem) => Promise<void>,
): Promise<Survey> {
  const { inputs, options, writers, progress } = parts
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
      tallies.add(`read ${record.kind === 'object' ? pluralOf(writers, record.type) : record.kind}`)
    }
    progress.show('Reading', bytes, total, rows)
  }
  progress.end()
  const { groups, decisions } = await settleDuplicates(inputs, addresses, options.onDuplicate)
  if (onProblem !== undefined) await examine(ctx, parts, { decisions, tallies, rows, onProblem })
  return { rows, tallies, groups, decisions }
}

export async function bytesOf(inputs: readonly Input[]): Promise<number> {
  const sizes = await Promise.all(inputs.map(({ path }) => sizeOf(path)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

interface Examination {
  decisions: ReadonlyMap<string, Decision>
  tallies: Tallies
  rows: number
  onProblem(row: Row, problem: Problem): Promise<void>
}

/** The second reading of a dry run: what would become of each row. */
async function examine(ctx: Context, parts: SurveyParts, examination: Examination): Promise<void> {
  const { inputs, progress } = parts
  let batch: Row[] = []
  let done = 0
  for await (const row of readInputs(inputs)) {
    batch.push(row)
    done += 1
    if (batch.length < rowsAtOnce) continue
    await examineBatch(ctx, parts, batch, examination)
    batch = []
    progress.show('Checking', done, examination.rows, done)
  }
  await examineBatch(ctx, parts, batch, examination)
  progress.end()
}

/** What would become of objects that keep their ids. What the API says against one shows only when it is stored. */
async function examineObjects(
  ctx: Context,
  { source, writers }: Pick<SurveyParts, 'source' | 'writers'>,
  rows: readonly Row[],
  tallies: Tallies,
): Promise<void> {
  const records = rows.flatMap((row) => row.records.filter((record) => record.kind === 'object'))
  const keyOf = ({ type, id }: ObjectRecord) => ({ kind: type, sourceId: id })
  const imported = await findImported(ctx, source, records.map(keyOf))
  for (const record of records) {
    const before = imported.get(importedKey(keyOf(record)))
    const verdict =
      before === undefined ? 'to create' : before.digest.equals(digestOfObject(ctx, record)) ? 'unchanged' : 'to update'
    tallies.add(`${pluralOf(writers, record.type)} ${verdict}`)
  }
}

async function examineBatch(
  ctx: Context,
  { source, options, writers }: SurveyParts,
  rows: readonly Row[],
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
  await examineObjects(ctx, { source, writers }, rows, tallies)
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
