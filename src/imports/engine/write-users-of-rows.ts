import type { Context } from '#platform/context.ts'
import {
  findImported,
  type ImportedKey,
  type ImportedObject,
  importedKey,
  lockImports,
} from '../imported-objects/index.ts'
import type { ImportRecord, Problem } from '../records.ts'
import { findOrganizations } from './find-organizations.ts'
import { guarded, problemOfRow } from './guard-rows.ts'
import { itemsOf } from './items.ts'
import type { ImportOptions } from './options.ts'
import { addressOf, type PreparedPassword, preparePassword } from './prepare-user.ts'
import type { Row } from './rows.ts'
import type { Run } from './run.ts'
import { Outcome } from './tallies.ts'
import { updateImportedUser, updateProfile } from './update-users.ts'
import {
  type BatchOfParts,
  partKeys,
  writeFactors,
  writeIdentities,
  writeMemberships,
  writePasswords,
} from './write-parts.ts'
import { type BatchOfUsers, type PreparedUser, type ResolvedUser, writeUsers } from './write-users.ts'

/**
 * Stores the users of some rows with their parts, in one transaction. What the database refuses is halved until the row is found, so
 * that one row costs that row.
 */
export async function writeUsersOf(run: Run, rows: readonly Row[], outcome: Outcome): Promise<void> {
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

function passwordsOf(rows: readonly Row[], { passwords }: Prepared) {
  return itemsOf(rows, 'password').flatMap((item) => {
    const password = passwords.get(item.record)
    return password === undefined ? [] : [{ ...item, password }]
  })
}

/** A keyed hash of a record and of the options that decide what of it is stored. Aliases depend on the files beside it. */
function digestOf({ system }: Context, record: ImportRecord, { allowsBareDigests, resetsWeak }: ImportOptions): Buffer {
  return system.stableHash(
    `imported row:${JSON.stringify([{ ...record, aliases: undefined }, allowsBareDigests, resetsWeak])}`,
  )
}

function merge(outcome: Outcome, inside: Outcome): void {
  outcome.tallies.addAll(inside.tallies)
  outcome.problems.push(...inside.problems)
  for (const row of inside.refused) outcome.refused.add(row)
}
