import { deactivateMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { unlinkIdentities } from '#people/identities/index.ts'
import { deleteFactorsOfUser } from '#people/mfa/index.ts'
import { findKnownUsers, importPasswords, updateUser, withdrawPassword } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type ImportedObject, noteImported } from '../imported-objects/index.ts'
import type { ProfileRecord } from '../records.ts'
import { fitProfile } from './prepare-user.ts'
import type { Row } from './rows.ts'
import type { BatchOfUsers, PreparedUser, ResolvedUser } from './write-users.ts'

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

/** Brings a user up to date with what another file of the source says of their profile. Members that it leaves out stay as they are. */
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
