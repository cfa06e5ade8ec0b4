import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { canonicalEmailOf, type EmailAddress } from '#platform/email-address.ts'
import { emailNotAvailable } from './errors.ts'
import { userUpdated } from './events.ts'
import { toUser, type UserRow, userColumns } from './schemas.ts'
import { findUserByEmail, insertUser, lockUser } from './service.ts'

/** A user's profile at another provider. Members that are `null` change nothing. */
export interface ProviderProfile {
  firstName: string | null
  lastName: string | null
  name: string | null
  pictureUrl: string | null
}

/** Creates a user from the profile of a provider. @returns `undefined` when another user has the email. */
export function createUserFromProvider(
  tx: TransactionContext,
  address: EmailAddress,
  { firstName, lastName, name, pictureUrl }: ProviderProfile,
  isEmailProven: boolean,
): Promise<UserRow | undefined> {
  return insertUser(tx, address, {
    first_name: firstName,
    last_name: lastName,
    name,
    profile_picture_url: pictureUrl,
    email_verified: isEmailProven,
    metadata: {},
    passwordHash: null,
  })
}

/**
 * Updates a user from the profile of a provider, and records `user.updated` if anything changed.
 *
 * @param newAddress the verified email from the provider, for a user who follows it. Not applied when another user has
 * it.
 * @throws notFound; emailNotAvailable when a concurrent call took the email
 */
export async function applyProviderProfile(
  tx: TransactionContext,
  userId: string,
  profile: ProviderProfile,
  newAddress?: EmailAddress,
): Promise<UserRow> {
  const current = await lockUser(tx, userId)
  const isFollowed = newAddress !== undefined && (await findUserByEmail(tx, newAddress.email)) === undefined
  const { email, canonicalEmail } = isFollowed
    ? newAddress
    : { email: current.email, canonicalEmail: canonicalEmailOf(current.email) }
  const next: UserRow = {
    ...current,
    email,
    email_verified: current.email_verified || isFollowed,
    first_name: profile.firstName ?? current.first_name,
    last_name: profile.lastName ?? current.last_name,
    name: profile.name ?? current.name,
    profile_picture_url: profile.pictureUrl ?? current.profile_picture_url,
  }
  const changed = changedAttributes(toUser(current), toUser(next))
  if (changed === undefined) return current
  const row = await tx.db
    .one<UserRow>(sql`
      update users set email = ${email}, canonical_email = ${canonicalEmail}, email_verified = ${next.email_verified},
        first_name = ${next.first_name}, last_name = ${next.last_name}, name = ${next.name},
        profile_picture_url = ${next.profile_picture_url}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${userId} returning ${userColumns}`)
    .catch(onViolation('users_canonical_email', emailNotAvailable))
  recordEvent(tx, userUpdated, toUser(row), changed)
  return row
}
