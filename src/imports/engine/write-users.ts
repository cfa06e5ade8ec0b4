import { deactivateMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { unlinkIdentities } from '#people/identities/index.ts'
import { deleteFactorsOfUser } from '#people/mfa/index.ts'
import {
  type EmailAddress,
  findKnownUsers,
  findUsersByExternalId,
  importPasswords,
  importUsers,
  type KnownUser,
  updateUser,
  withdrawPassword,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type ImportedObject, importedKey, noteImported } from '../imported-objects/index.ts'
import type { Problem, ProfileRecord, UserRecord } from '../records.ts'
import type { Decision } from './duplicates.ts'
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
  /** By the id in the source. */
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
    for (const problem of [...problems, ...(externalIdProblem(record) ?? [])]) outcome.refuse(row, problem)
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

/**
 * Brings a user up to date with a row that changed since: what the row has replaces what is here, a verified address stays so, and a
 * password is replaced only while it is still the imported one. One who is blocked now loses credentials and memberships.
 *
 * @throws DomainError for what the API refuses
 */
export async function updateImportedUser(
  ctx: Context,
  { source, options, outcome }: Pick<BatchOfUsers, 'source' | 'options' | 'outcome'>,
  { row, record, address, password, digest }: PreparedUser,
  { objectId, passwordDigest, isBlocked: wasBlocked }: ImportedObject,
): Promise<void> {
  const { profile, problems } = fitProfile(record, options)
  const isBlocked = record.isBlocked === true
  await ctx.transaction(async (tx) => {
    const [known] = await findKnownUsers(tx, { emails: [], ids: [objectId] })
    if (known === undefined) return
    const isSameAddress = known.canonical_email === address.canonicalEmail
    await updateUser(tx, objectId, {
      ...(isSameAddress ? {} : { email: address.email }),
      email_verified: record.emailVerified || (isSameAddress && known.email_verified),
      ...(record.keepsId === true
        ? { metadata: exactly(known.metadata, profile.metadata), external_id: record.externalId ?? null }
        : Object.keys(profile.metadata).length === 0
          ? {}
          : { metadata: profile.metadata }),
      ...defined({
        first_name: profile.first_name ?? undefined,
        last_name: profile.last_name ?? undefined,
        name: profile.name ?? undefined,
      }),
    })
    if (isBlocked && !wasBlocked) await withdrawCredentials(tx, objectId)
    const isOurs =
      known.password_hash === null ||
      (passwordDigest !== null && tx.system.stableHash(known.password_hash).equals(passwordDigest))
    const given = isBlocked || !isOurs ? null : password.hash
    if (given !== null)
      await importPasswords(tx, [{ id: objectId, passwordHash: given, replaces: known.password_hash }])
    await noteImported(tx, source, [
      {
        kind: 'user',
        sourceId: record.id,
        objectId,
        digest,
        passwordDigest: given === null ? passwordDigest : tx.system.stableHash(given),
        isBlocked,
      },
    ])
  })
  outcome.tallies.add('users updated')
  if (isBlocked && !wasBlocked) outcome.tallies.add('users blocked')
  for (const problem of [...password.problems, ...problems]) outcome.refuse(row, problem)
}

/** The change that makes metadata what another system of this API has. */
function exactly(before: Record<string, string>, after: Record<string, string>): Record<string, string | null> {
  return { ...Object.fromEntries(Object.keys(before).map((key) => [key, null])), ...after }
}

/** The same for what another file says of a user. */
export async function updateProfile(
  ctx: Context,
  { source, options, outcome }: Pick<BatchOfUsers, 'source' | 'options' | 'outcome'>,
  { row, record, digest }: { row: Row; record: ProfileRecord; digest: Buffer },
  { id, imported }: ResolvedUser,
): Promise<void> {
  const { firstName = null, lastName = null, name = null, metadata = {} } = record
  const { profile, problems } = fitProfile({ firstName, lastName, name, metadata }, options)
  await ctx.transaction(async (tx) => {
    await updateUser(tx, id, {
      ...(Object.keys(profile.metadata).length === 0 ? {} : { metadata: profile.metadata }),
      ...defined({
        first_name: profile.first_name ?? undefined,
        last_name: profile.last_name ?? undefined,
        name: profile.name ?? undefined,
        external_id: record.externalId ?? undefined,
      }),
    })
    const isBlocked = record.isBlocked === true
    if (isBlocked) await withdrawCredentials(tx, id)
    await noteImported(tx, source, [
      { kind: 'profile', sourceId: record.user, objectId: id, digest, passwordDigest: null, isBlocked },
      ...(isBlocked ? [{ kind: 'user', sourceId: record.user, ...imported, isBlocked }] : []),
    ])
  })
  outcome.tallies.add('profiles completed')
  if (record.isBlocked === true) outcome.tallies.add('users blocked')
  for (const problem of problems) outcome.refuse(row, problem)
}

/** A person who was blocked in the other system can't sign in here either: nothing is left to sign in with. */
async function withdrawCredentials(tx: TransactionContext, userId: string): Promise<void> {
  await withdrawPassword(tx, userId)
  await unlinkIdentities(tx, userId)
  await deleteFactorsOfUser(tx, userId)
  let active = await listActiveMembershipsOfUser(tx, userId)
  while (active.length > 0) {
    for (const { id } of active) await deactivateMembership(tx, id)
    active = await listActiveMembershipsOfUser(tx, userId)
  }
}

function countPassword(outcome: Outcome, row: Row, password: PreparedPassword, stored: string | null): void {
  const { tallies } = outcome
  if (stored !== null) tallies.add(`passwords ${password.scheme}`)
  else tallies.add('users without a password')
  if (password.isWeak) tallies.add(stored === null ? 'weak passwords reset' : 'weak passwords kept')
  for (const problem of password.problems) outcome.refuse(row, problem)
}

/** The application's id of a user: text that the API takes, or none. */
export function externalIdOf({ externalId, id }: Pick<UserRecord, 'externalId' | 'id'>): string | null {
  const text = externalId === undefined ? id : externalId
  return text !== null && isExternalId(text) ? text : null
}

function externalIdProblem({ externalId, id }: UserRecord): Problem[] | undefined {
  const text = externalId === undefined ? id : externalId
  if (text === null || isExternalId(text)) return undefined
  return [
    { code: 'external_id_left_out', message: 'The external id was left out: it is not 1 to 128 ASCII characters.' },
  ]
}

function isExternalId(text: string): boolean {
  return /^[\x20-\x7e]{1,128}$/.test(text)
}

async function takenExternalIds(tx: TransactionContext, users: readonly PreparedUser[]): Promise<Set<string>> {
  const wanted = users.map(({ record }) => externalIdOf(record)).filter((id) => id !== null)
  const found = await findUsersByExternalId(tx, wanted)
  return new Set(found.map(({ external_id }) => external_id))
}
