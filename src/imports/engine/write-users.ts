import {
  type EmailAddress,
  findKnownUsers,
  findUsersByExternalId,
  importPasswords,
  importUsers,
  type KnownUser,
} from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type ImportedObject, importedKey, noteImported } from '../imported-objects/index.ts'
import type { Problem, UserRecord } from '../records.ts'
import type { Decision } from './duplicates.ts'
import { externalIdOf, externalIdProblems } from './external-ids.ts'
import type { ImportOptions } from './options.ts'
import { fitProfile, type PreparedPassword } from './prepare-user.ts'
import type { Row } from './rows.ts'
import type { Outcome } from './tallies.ts'

/** A user of a batch, with what took time to prepare. */
export interface PreparedUser {
  row: Row
  record: UserRecord
  address: EmailAddress
  password: PreparedPassword
  digest: Buffer
}

/** A user that later records of the batch refer to. */
export interface ResolvedUser {
  id: string
  email: string
  isBlocked: boolean
  passwordHash: string | null
  imported: ImportedObject
}

/** What one batch knows of the users in it. */
export interface BatchOfUsers {
  source: string
  options: ImportOptions
  decisions: ReadonlyMap<string, Decision>
  outcome: Outcome
  /** The users that came in, by their id in the source. */
  resolved: Map<string, ResolvedUser>
  /** Known from before with other content. */
  changed: PreparedUser[]
}

/** Stores the users of a batch that are new, and finds those that were imported before. */
export async function writeUsers(
  tx: TransactionContext,
  batch: BatchOfUsers,
  users: readonly PreparedUser[],
  imported: ReadonlyMap<string, ImportedObject>,
): Promise<void> {
  const { outcome, resolved } = batch
  const known = await findKnownUsers(tx, {
    emails: users.map(({ address }) => address.canonicalEmail),
    ids: [...imported.values()].map(({ objectId }) => objectId),
  })
  const byEmail = new Map(known.map((user) => [user.canonical_email, user]))
  const byId = new Map(known.map((user) => [user.id, user]))
  for (const [key, object] of imported) {
    const user = byId.get(object.objectId)
    if (key.startsWith('user:') && user !== undefined) resolved.set(key.slice('user:'.length), resolve(user, object))
  }
  const taken = await takenExternalIds(tx, users)
  const fresh = new Map<string, PreparedUser>()
  const joining: PreparedUser[] = []
  for (const user of users) {
    const before = imported.get(importedKey({ kind: 'user', sourceId: user.record.id }))
    const twin = fresh.get(user.address.canonicalEmail)
    if (before !== undefined) noteKnown(batch, user, before, byId)
    else if (twin?.record.id === user.record.id) {
      // Another row of one user, as where each membership has a row.
      if (!twin.digest.equals(user.digest)) batch.changed.push(user)
    } else {
      const verdict = admit(batch, user, byEmail.get(user.address.canonicalEmail), taken, twin)
      if (verdict === 'new') fresh.set(user.address.canonicalEmail, user)
      else if (verdict === 'joins') joining.push(user)
      else outcome.refuseUser(user.row, verdict)
    }
  }
  await storeNew(tx, batch, [...fresh.values()])
  await join(tx, batch, joining, byEmail)
}

function resolve(user: KnownUser, imported: ImportedObject): ResolvedUser {
  const { id, email, password_hash } = user
  return { id, email, isBlocked: imported.isBlocked, passwordHash: password_hash, imported }
}

function noteKnown(
  batch: BatchOfUsers,
  user: PreparedUser,
  before: ImportedObject,
  byId: ReadonlyMap<string, KnownUser>,
): void {
  if (!byId.has(before.objectId)) {
    const message = 'The user was imported before and deleted here since, so the row does not come in again.'
    batch.outcome.refuseUser(user.row, { code: 'deleted_here', message })
  } else if (before.digest.equals(user.digest)) batch.outcome.tallies.add('users unchanged')
  else batch.changed.push(user)
}

/** Whether a user who was not imported before is a new one, joins one that is there, or is refused. */
function admit(
  { decisions, options }: BatchOfUsers,
  { record, address }: PreparedUser,
  known: KnownUser | undefined,
  taken: ReadonlySet<string>,
  twin: PreparedUser | undefined,
): 'new' | 'joins' | Problem {
  const decision = decisions.get(record.id)
  if (decision !== undefined && 'refused' in decision) return decision.refused
  if (decision !== undefined && (known !== undefined || twin !== undefined)) return 'joins'
  if (known !== undefined) {
    if (options.onDuplicate === 'merge' && known.email_verified && record.emailVerified) return 'joins'
    return {
      code: 'email_taken',
      message:
        options.onDuplicate === 'merge'
          ? `${known.id} has the address, and it is not verified on both sides, so the two can't be merged.`
          : `${known.id} has the address already. With --on-duplicate merge, the row is merged into that user if both are verified.`,
    }
  }
  if (twin !== undefined)
    return { code: 'duplicate_email', message: `Another row has the address ${address.canonicalEmail} too.` }
  const externalId = externalIdOf(record)
  if (externalId !== null && taken.has(externalId))
    return { code: 'external_id_taken', message: 'Another user has the external id already.' }
  return 'new'
}

async function storeNew(tx: TransactionContext, batch: BatchOfUsers, users: readonly PreparedUser[]): Promise<void> {
  const { outcome, options, source, resolved } = batch
  const { tallies } = outcome
  const fitted = users.map((user) => ({ user, ...fitProfile(user.record, options) }))
  const created = await importUsers(
    tx,
    fitted.map(({ user: { record, address, password }, profile }) => ({
      ...profile,
      ...(record.keepsId === true ? { id: record.id } : {}),
      profile_picture_url: record.pictureUrl ?? null,
      locale: record.locale ?? null,
      address,
      email_verified: record.emailVerified,
      external_id: externalIdOf(record),
      passwordHash: record.isBlocked === true ? null : password.hash,
      created_at: record.createdAt,
      last_sign_in_at: record.lastSignInAt,
    })),
  )
  const notes = []
  for (const { user, problems } of fitted) {
    const { record, row, address, password, digest } = user
    const stored = created.get(address.canonicalEmail)
    if (stored === undefined) {
      const message = 'A user with the address or the external id was created at this moment. Import the row again.'
      outcome.refuseUser(row, { code: 'email_taken', message })
      continue
    }
    const isBlocked = record.isBlocked === true
    const passwordHash = isBlocked ? null : password.hash
    const passwordDigest = passwordHash === null ? null : tx.system.stableHash(passwordHash)
    const imported = { objectId: stored.id, digest, passwordDigest, isBlocked }
    resolved.set(record.id, { id: stored.id, email: stored.email, isBlocked, passwordHash, imported })
    notes.push({ kind: 'user', sourceId: record.id, ...imported })
    for (const alias of record.aliases ?? []) {
      notes.push({ kind: 'user', sourceId: alias, ...imported })
      resolved.set(alias, { id: stored.id, email: stored.email, isBlocked, passwordHash, imported })
    }
    tallies.add('users created')
    tallies.add(record.emailVerified ? 'users verified' : 'users unverified')
    if (isBlocked) tallies.add('users blocked')
    countPassword(outcome, row, password, passwordHash)
    for (const problem of [...problems, ...externalIdProblems(record)]) outcome.refuse(row, problem)
  }
  await noteImported(tx, source, notes)
}

/** Rows that are merged into a user: their id leads there, and their password counts if there is none. */
async function join(
  tx: TransactionContext,
  batch: BatchOfUsers,
  users: readonly PreparedUser[],
  byEmail: ReadonlyMap<string, KnownUser>,
): Promise<void> {
  const notes = []
  const passwords = []
  for (const { record, row, address, password, digest } of users) {
    const decision = batch.decisions.get(record.id)
    const into =
      decision !== undefined && 'mergesInto' in decision ? batch.resolved.get(decision.mergesInto) : undefined
    const known = byEmail.get(address.canonicalEmail)
    const id = into?.id ?? known?.id
    if (id === undefined) {
      const message = 'The row with which it would be merged did not come in.'
      batch.outcome.refuseUser(row, { code: 'duplicate_email', message })
      continue
    }
    const isBlocked = record.isBlocked === true || into?.isBlocked === true
    const has = into?.passwordHash ?? known?.password_hash ?? null
    const given = isBlocked || has !== null ? null : password.hash
    if (given !== null) passwords.push({ id, passwordHash: given, replaces: null })
    const passwordDigest = given === null ? null : tx.system.stableHash(given)
    const imported = { objectId: id, digest, passwordDigest, isBlocked }
    notes.push({ kind: 'user', sourceId: record.id, ...imported })
    batch.resolved.set(record.id, { id, email: address.email, isBlocked, passwordHash: has ?? given, imported })
    batch.outcome.tallies.add('users merged')
    countPassword(batch.outcome, row, password, given)
  }
  await importPasswords(tx, passwords)
  await noteImported(tx, batch.source, notes)
}

function countPassword(outcome: Outcome, row: Row, password: PreparedPassword, stored: string | null): void {
  const { tallies } = outcome
  if (stored !== null) tallies.add(`passwords ${password.scheme}`)
  else tallies.add('users without a password')
  if (password.isWeak) tallies.add(stored === null ? 'weak passwords reset' : 'weak passwords kept')
  for (const problem of password.problems) outcome.refuse(row, problem)
}

async function takenExternalIds(tx: TransactionContext, users: readonly PreparedUser[]): Promise<Set<string>> {
  const wanted = users.map(({ record }) => externalIdOf(record)).filter((id) => id !== null)
  const found = await findUsersByExternalId(tx, wanted)
  return new Set(found.map(({ external_id }) => external_id))
}
