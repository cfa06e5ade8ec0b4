import type { Context } from '#platform/context.ts'
import { type ConnectionRow, getConnection, isUsable } from '../connections/index.ts'
import { getProfile } from '../profiles/index.ts'
import type { ProvidedIdentity } from '../provided-identities/index.ts'
import { findSsoCode } from './codes.ts'

/** A sign-in that began at a provider, which user management takes as well as single sign-on. */
export interface ProviderStarted {
  connection: ConnectionRow
  identity: ProvidedIdentity
  profileId: string
  sessionId: string
  /** When the session at the provider ends, ISO 8601, if the provider says so. */
  sessionEndsAt: string | undefined
  isExpired: boolean
}

/** The sign-in of a code, if it can be exchanged for a session. Reading does not use it up. */
export async function findProviderStarted(ctx: Context, code: string): Promise<ProviderStarted | undefined> {
  const row = await findSsoCode(ctx, code)
  if (row === undefined || !row.starts_at_provider) return undefined
  const profile = await getProfile(ctx, row.profile_id)
  const { row: connection } = await getConnection(ctx, profile.connection_id)
  // S-18: it has been switched off since.
  if (!isUsable(connection)) return undefined
  return {
    connection,
    identity: {
      idpId: profile.idp_id,
      email: profile.email,
      firstName: profile.first_name,
      lastName: profile.last_name,
      name: profile.name,
      groups: profile.groups,
      customAttributes: profile.custom_attributes,
      rawAttributes: profile.raw_attributes,
    },
    profileId: row.profile_id,
    sessionId: row.session_id,
    sessionEndsAt: row.provider_session_ends_at ?? undefined,
    isExpired: Date.parse(row.expires_at) <= ctx.now().getTime(),
  }
}
