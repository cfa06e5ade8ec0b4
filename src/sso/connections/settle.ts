import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { discoveryFailureCauses, metadataFailureCauses } from '../provider-documents/index.ts'
import type { ConnectionWithSettings } from './configured-connection.ts'
import { familyOf } from './connection-types.ts'
import { connectionIncomplete, metadataUnread } from './errors.ts'
import { connectionActivated, connectionDeactivated } from './events.ts'
import { connectionGroupRoles } from './group-roles.ts'
import { missingOfOidc, readOidc } from './oidc/oidc-settings.ts'
import { withDomains } from './read.ts'
import { samlAddressesOf } from './saml/saml-addresses.ts'
import { missingOfSaml, readSaml } from './saml/saml-settings.ts'
import { type ConnectionRow, toAnnouncedConnection } from './schemas.ts'

/**
 * Decides the state after a change of a connection that is locked, and records an event if it has become active or is active no
 * longer. While its provider's document was never read, it is `validating`: no one is made to sign in through it.
 *
 * @throws connectionIncomplete, metadataUnread if it is to be active
 */
export async function settle(
  tx: TransactionContext,
  row: ConnectionRow,
  former: ConnectionRow['state'],
  wanted?: 'active' | 'inactive',
): Promise<ConnectionWithSettings> {
  const missing = await missingOf(tx, row)
  const unread = missing === undefined ? await unreadOf(tx, row) : undefined
  if (wanted === 'active' && missing !== undefined) throw connectionIncomplete(missing)
  if (wanted === 'active' && unread !== undefined) throw metadataUnread(unread)
  const complete = unread === undefined ? 'active' : 'validating'
  const state = stateOf(row, former, missing === undefined ? complete : 'draft', wanted)
  const settled = await withSettings(tx, { ...row, state })
  if (state === row.state) return settled
  tx.db.send(sql`
    update connections set state = ${state} where environment_id = ${tx.environmentId} and id = ${row.id}`)
  if (state === 'active') recordEvent(tx, connectionActivated, toAnnouncedConnection(settled))
  if (former === 'active') recordEvent(tx, connectionDeactivated, toAnnouncedConnection(settled))
  return settled
}

/** A connection with all that its settings show. */
export async function withSettings(ctx: Context, row: ConnectionRow): Promise<ConnectionWithSettings> {
  const family = familyOf(row.connection_type)
  const [saml, oidc, joined, groupRoles] = await Promise.all([
    family === 'saml' ? readSaml(ctx, row.id) : undefined,
    family === 'oidc' ? readOidc(ctx, row.id) : undefined,
    withDomains(ctx, row),
    connectionGroupRoles.list(ctx, row.id),
  ])
  return {
    ...joined,
    groupRoles,
    samlAddresses: saml && samlAddressesOf(ctx, row, saml),
    ignoredCertificates: saml?.ignored_certificates ?? [],
    metadataFailure: saml?.idp_metadata_failure
      ? {
          reason: saml.idp_metadata_failure.reason,
          failures: saml.idp_metadata_failures,
          next_attempt_at: saml.idp_metadata_due_at,
        }
      : null,
    clientAuthentication: oidc?.client_authentication ?? null,
    acceptsIdentityAssertions: oidc?.accepts_identity_assertions ?? false,
    keptRedirectUri: oidc?.kept_redirect_uri ?? null,
    discoveryFailure: oidc?.discovery_failure
      ? {
          reason: oidc.discovery_failure.reason,
          failures: oidc.discovery_failures,
          next_attempt_at: oidc.discovery_due_at,
        }
      : null,
  }
}

function stateOf(
  { connection_type }: ConnectionRow,
  former: ConnectionRow['state'],
  complete: 'draft' | 'validating' | 'active',
  wanted: 'active' | 'inactive' | undefined,
): ConnectionRow['state'] {
  if (connection_type === 'Pending') return 'requires_type'
  if (complete === 'draft') return 'draft'
  return wanted ?? (former === 'inactive' ? 'inactive' : complete)
}

async function missingOf(ctx: Context, { id, connection_type }: ConnectionRow): Promise<string | undefined> {
  if (connection_type === 'Pending') return 'Choose its `type`.'
  // Only development has the provider for tests.
  if (connection_type === 'TestIdp') return undefined
  const family = familyOf(connection_type)
  if (family === 'saml') return missingOfSaml(ctx, id)
  return family === 'oidc' ? missingOfOidc(ctx, id) : undefined
}

/** Why its provider is not known yet, in a sentence; `undefined` if it is. */
async function unreadOf(ctx: Context, { id, connection_type }: ConnectionRow): Promise<string | undefined> {
  const family = familyOf(connection_type)
  if (family === 'oidc') {
    const { discovery_read_at, discovery_failure: failure } = await readOidc(ctx, id)
    if (discovery_read_at !== null) return undefined
    return failure === null ? isReadSoon : discoveryFailureCauses[failure.reason]
  }
  if (family !== 'saml') return undefined
  const { idp_metadata_url, idp_entity_id, idp_sso_url, idp_metadata_failure: failure } = await readSaml(ctx, id)
  if (idp_metadata_url === null || (idp_entity_id !== null && idp_sso_url !== null)) return undefined
  return failure === null ? isReadSoon : metadataFailureCauses[failure.reason]
}

const isReadSoon = 'It is read within a minute.'
