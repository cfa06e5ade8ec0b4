import { DatabaseError } from 'pg'
import type { Context, TransactionContext } from '#platform/context.ts'
import { errorCode } from '#platform/error-code.ts'
import { DomainError } from '#platform/http/errors.ts'
import { findOrganizationId } from '#tenancy/organizations/index.ts'
import {
  findImported,
  type ImportedKey,
  type ImportedObject,
  importedKey,
  lockImports,
} from '../imported-objects/index.ts'
import type { ObjectWriters } from '../object-writer.ts'
import { type ImportRecord, type Problem, RowRefused, type UserRecord } from '../records.ts'
import type { Decision } from './duplicates.ts'
import type { ImportOptions } from './options.ts'
import { addressOf, type PreparedPassword, preparePassword } from './prepare-user.ts'
import type { Row } from './rows.ts'
import { Outcome } from './tallies.ts'
import { writeDeletion, writeObject } from './write-objects.ts'
import {
  type BatchOfParts,
  type Item,
  partKeys,
  writeFactors,
  writeIdentities,
  writeMemberships,
  writePasswords,
} from './write-parts.ts'
import { type BatchOfSingles, writeConnection, writeOrganization, writeRole } from './write-singles.ts'
import {
  type BatchOfUsers,
  type PreparedUser,
  type ResolvedUser,
  updateImportedUser,
  updateProfile,
  writeUsers,
} from './write-users.ts'

/** What a run knows in all its batches. */
export interface Run {
  ctx: Context
  source: string
  options: ImportOptions
  writers: ObjectWriters
  decisions: ReadonlyMap<string, Decision>
  /** Organizations and roles that this run has stored or found already: rows repeat them. */
  settled: Set<string>
  /** Called for each new connection. */
  onConnection(connection: { name: string; id: string; oldAddress: string }): void
  /** Called for each user who came in, for the samples at the end. */
  onUser(user: { sourceId: string; email: string; hasPassword: boolean; record: UserRecord }): void
}

/**
 * Stores the records of some rows: first what stands by itself, then users with their parts in one transaction, then changes. What a
 * batch can't store at once is stored row by row, so that one row costs that row.
 */
export async function writeBatch(run: Run, rows: readonly Row[]): Promise<Outcome> {
  const outcome = new Outcome()
  for (const row of rows) for (const problem of row.problems) outcome.refuse(row, problem)
  const { ctx, source, options } = run
  const singles: BatchOfSingles = { source, options, outcome }
  for (const item of itemsOf(rows, 'organization'))
    await once(run, item, outcome, () => writeOrganization(ctx, singles, item))
  for (const item of itemsOf(rows, 'role')) await once(run, item, outcome, () => writeRole(ctx, singles, item.record))
  await writeUsersOf(run, rows, outcome)
  for (const item of itemsOf(rows, 'connection')) {
    const organizations = await findOrganizations(ctx, source, [item.record.organization])
    await guarded(item.row, outcome, async () => {
      const id = await writeConnection(ctx, singles, item, organizations.get(item.record.organization))
      const { input, oldAddress } = item.record
      if (id !== undefined) run.onConnection({ name: input.name, id, oldAddress })
    })
  }
  for (const { row, record } of itemsOf(rows, 'object'))
    await guarded(row, outcome, () => writeObject(ctx, singles, run.writers, record))
  for (const { row, record } of itemsOf(rows, 'deletion'))
    await guarded(row, outcome, () => writeDeletion(ctx, singles, run.writers, record))
  return outcome
}

async function writeUsersOf(run: Run, rows: readonly Row[], outcome: Outcome): Promise<void> {
  const prepared = await prepare(run, rows)
  try {
    await storeUsers(run, rows, prepared, outcome)
  } catch (error) {
    const problem = problemOfRow(error)
    if (problem === undefined) throw error
    const [row] = rows
    if (row === undefined) return
    if (rows.length === 1) {
      outcome.refuseUser(row, problem)
      return
    }
    const half = Math.ceil(rows.length / 2)
    for (const part of [rows.slice(0, half), rows.slice(half)]) {
      const inside = new Outcome()
      await writeUsersOf(run, part, inside)
      merge(outcome, inside)
    }
  }
}

interface Prepared {
  users: PreparedUser[]
  passwords: ReadonlyMap<ImportRecord, PreparedPassword>
  /** Problems of rows whose user can't come in. */
  refused: { row: Row; problem: Problem }[]
}

/** Hashes what has to be hashed, before the transaction. What was imported before with the same content needs none. */
async function prepare({ ctx, source, options }: Run, rows: readonly Row[]): Promise<Prepared> {
  const refused: Prepared['refused'] = []
  const passwords = new Map<ImportRecord, PreparedPassword>()
  const users: PreparedUser[] = []
  const items = itemsOf(rows, 'user')
  const imported = await findImported(
    ctx,
    source,
    items.map(({ record }) => ({ kind: 'user', sourceId: record.id })),
  )
  for (const { row, record } of items) {
    const address = addressOf(record)
    if ('code' in address) {
      refused.push({ row, problem: address })
      continue
    }
    const digest = digestOf(ctx, record, options)
    const isKnown = imported.get(importedKey({ kind: 'user', sourceId: record.id }))?.digest.equals(digest) === true
    const password = await preparePassword(ctx, isKnown ? null : record.password, options)
    users.push({ row, record, address, password, digest })
  }
  for (const { record } of itemsOf(rows, 'password'))
    passwords.set(record, await preparePassword(ctx, record.password, options))
  return { users, passwords, refused }
}

async function storeUsers(run: Run, rows: readonly Row[], prepared: Prepared, outcome: Outcome): Promise<void> {
  const { ctx, source, options, decisions } = run
  // A transaction may run twice: each run counts for itself.
  const { inside, changed, users, profiles } = await ctx.transaction(async (tx) => {
    const inside = new Outcome()
    for (const { row, problem } of prepared.refused) inside.refuseUser(row, problem)
    await lockImports(tx, source)
    const imported = await findImported(tx, source, keysOf(rows))
    const users = new Map<string, ResolvedUser>()
    const batch: BatchOfUsers = { source, options, decisions, outcome: inside, resolved: users, changed: [] }
    await writeUsers(tx, batch, prepared.users, imported)
    const parts: BatchOfParts = {
      source,
      outcome: inside,
      users,
      organizations: await findOrganizations(
        tx,
        source,
        itemsOf(rows, 'membership').map(({ record }) => record.organization),
      ),
      imported,
    }
    await writePasswords(tx, parts, passwordsOf(rows, prepared))
    await writeIdentities(tx, parts, itemsOf(rows, 'identity'))
    await writeFactors(tx, parts, itemsOf(rows, 'factor'))
    await writeMemberships(tx, parts, itemsOf(rows, 'membership'))
    return { inside, changed: batch.changed, users, profiles: imported }
  })
  merge(outcome, inside)
  for (const { record, address, password, row } of prepared.users)
    if (users.has(record.id) && !inside.refused.has(row))
      run.onUser({ sourceId: record.id, email: address.email, hasPassword: password.hash !== null, record })
  for (const user of changed) {
    const before = users.get(user.record.id)?.imported
    if (before !== undefined)
      await guarded(user.row, outcome, () => updateImportedUser(ctx, { source, options, outcome }, user, before))
  }
  await completeProfiles(run, rows, users, profiles, outcome)
}

async function completeProfiles(
  { ctx, source, options }: Run,
  rows: readonly Row[],
  users: ReadonlyMap<string, ResolvedUser>,
  imported: ReadonlyMap<string, ImportedObject>,
  outcome: Outcome,
): Promise<void> {
  for (const { row, record } of itemsOf(rows, 'profile')) {
    const user = users.get(record.user)
    const digest = digestOf(ctx, record, options)
    const before = imported.get(importedKey({ kind: 'profile', sourceId: record.user }))
    if (user === undefined)
      outcome.refuse(row, { code: 'unknown_user', message: `The user ${record.user} was not imported.` })
    else if (before?.digest.equals(digest) !== true)
      await guarded(row, outcome, () => updateProfile(ctx, { source, options, outcome }, { row, record, digest }, user))
  }
}

/** Everything that a batch refers to, to be looked up at once. */
function keysOf(rows: readonly Row[]): ImportedKey[] {
  const user = (sourceId: string): ImportedKey => ({ kind: 'user', sourceId })
  const keys = rows.flatMap(({ records }) =>
    records.flatMap((record): ImportedKey[] => {
      if (record.kind === 'user') return [user(record.id)]
      if (record.kind === 'profile') return [user(record.user), { kind: 'profile', sourceId: record.user }]
      if (record.kind === 'password') return [user(record.user)]
      if (record.kind === 'identity') return [user(record.user), partKeys.identity(record)]
      if (record.kind === 'factor') return [user(record.user), partKeys.factor(record)]
      if (record.kind === 'membership') return [user(record.user), partKeys.membership(record)]
      return []
    }),
  )
  return [...new Map(keys.map((key) => [importedKey(key), key])).values()]
}

/** Our ids of organizations: of those that were imported, and of those that a file names by our id. */
async function findOrganizations(
  ctx: Context | TransactionContext,
  source: string,
  named: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(named)]
  const imported = await findImported(
    ctx,
    source,
    ids.map((sourceId) => ({ kind: 'organization', sourceId })),
  )
  const found = new Map<string, string>()
  for (const id of ids) {
    const object = imported.get(importedKey({ kind: 'organization', sourceId: id }))
    const own = object?.objectId ?? (id.startsWith('org_') ? await findOrganizationId(ctx, { id }) : undefined)
    if (own !== undefined) found.set(id, own)
  }
  return found
}

function passwordsOf(rows: readonly Row[], { passwords }: Prepared) {
  return itemsOf(rows, 'password').flatMap((item) => {
    const password = passwords.get(item.record)
    return password === undefined ? [] : [{ ...item, password }]
  })
}

function itemsOf<Kind extends ImportRecord['kind']>(
  rows: readonly Row[],
  kind: Kind,
): Item<Extract<ImportRecord, { kind: Kind }>>[] {
  const isOfKind = (record: ImportRecord): record is Extract<ImportRecord, { kind: Kind }> => record.kind === kind
  return rows.flatMap((row) => row.records.filter(isOfKind).map((record) => ({ row, record })))
}

/** A keyed hash of a record and of the options that decide what of it is stored. Aliases depend on the files beside it. */
function digestOf({ system }: Context, record: ImportRecord, { allowsBareDigests, resetsWeak }: ImportOptions): Buffer {
  return system.stableHash(
    `imported row:${JSON.stringify([{ ...record, aliases: undefined }, allowsBareDigests, resetsWeak])}`,
  )
}

/** Does the work for the first of equal records of a run. */
async function once(run: Run, { row, record }: Item<ImportRecord>, outcome: Outcome, work: () => Promise<void>) {
  const key = JSON.stringify(record)
  if (run.settled.has(key)) return
  run.settled.add(key)
  await guarded(row, outcome, work)
}

/** Does the work for one row. What the API or the database says against the row is a problem of that row. */
async function guarded(row: Row, outcome: Outcome, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const problem = problemOfRow(error)
    if (problem === undefined) throw error
    outcome.refuse(row, problem)
  }
}

/** What is the fault of a row; `undefined` for what is not, such as a database that is away. */
function problemOfRow(error: unknown): Problem | undefined {
  if (error instanceof RowRefused) return { code: error.code, message: error.message }
  if (error instanceof DomainError)
    return error.definition.status < 500 && error.definition.status !== 429
      ? { code: error.definition.code, message: error.message }
      : undefined
  if (errorCode(error) === '23505' && /_pkey$/.test(constraintOf(error) ?? ''))
    return {
      code: 'id_taken',
      message: 'The id is taken on this server, so the object came into another environment before.',
    }
  // Classes 22 and 23 of SQLSTATE: values that don't fit their column, and constraints.
  if (/^2[23]/.test(errorCode(error) ?? ''))
    return { code: 'refused_by_database', message: 'The row has text or values that the database refuses.' }
  return undefined
}

function constraintOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.constraint : undefined
}

function merge(outcome: Outcome, inside: Outcome): void {
  outcome.tallies.addAll(inside.tallies)
  outcome.problems.push(...inside.problems)
  for (const row of inside.refused) outcome.refused.add(row)
}
