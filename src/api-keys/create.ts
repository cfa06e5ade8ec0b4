import { recordEvent } from '../events/index.ts'
import { findActiveMembership } from '../organization-memberships/index.ts'
import { getOrganization } from '../organizations/index.ts'
import type { Context, TransactionContext } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'
import { onViolation } from '../platform/db/violations.ts'
import { type Fault, platformErrors } from '../platform/http/errors.ts'
import { getUser } from '../users/index.ts'
import { userApiKeyRefused } from './errors.ts'
import { apiKeyCreated } from './events.ts'
import { newKeyValue, obfuscate } from './key-value.ts'
import { type Grants, readGrants } from './requested-grants.ts'
import {
  type ApiKeyRow,
  apiKeyColumns,
  type CreateOrganizationApiKey,
  type CreateUserApiKey,
  toApiKey,
  type UserApiKeyRow,
} from './schemas.ts'

/** A key together with its value, which cannot be had again. */
export type Created<Row extends ApiKeyRow> = Row & { value: string }

/**
 * Makes a key that belongs to an organization, and records `api_key.created`.
 *
 * @throws notFound for the organization
 * @throws invalidRequest for an unknown permission and for an expiry that has passed
 */
export async function createOrganizationApiKey(
  ctx: Context,
  organizationId: string,
  input: CreateOrganizationApiKey,
): Promise<Created<ApiKeyRow>> {
  const { grants, faults } = await readGrants(ctx, input)
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  return ctx.transaction((tx) => insertApiKey<ApiKeyRow>(tx, { organizationId, userId: null }, grants))
}

/**
 * Makes a key that belongs to a user and is good for one organization, and records `api_key.created`.
 *
 * @throws notFound for the user or the organization
 * @throws userApiKeyRefused when the user is no active member there, for an unknown permission, for a past expiry
 */
export async function createUserApiKey(
  ctx: Context,
  userId: string,
  input: CreateUserApiKey,
): Promise<Created<UserApiKeyRow>> {
  const organizationId = input.organization_id
  const { grants, faults } = await readGrants(ctx, input)
  if ((await findActiveMembership(ctx, userId, organizationId)) === undefined) {
    await getUser(ctx, userId)
    await getOrganization(ctx, organizationId)
    faults.push(notAnActiveMember)
  }
  if (faults.length > 0) throw userApiKeyRefused(faults)
  return ctx.transaction((tx) =>
    insertApiKey<UserApiKeyRow>(tx, { organizationId, userId }, grants).catch(
      // The membership was deleted since it was looked at.
      onViolation('api_keys_membership_fkey', () => userApiKeyRefused([notAnActiveMember])),
    ),
  )
}

const notAnActiveMember: Fault = {
  field: 'organization_id',
  code: 'organization_membership_not_active',
  message: 'the user has no active membership in the organization',
}

async function insertApiKey<Row extends ApiKeyRow>(
  tx: TransactionContext,
  owner: { organizationId: string; userId: Row['user_id'] },
  { name, permissions, expiresAt }: Grants,
): Promise<Created<Row>> {
  const value = newKeyValue()
  const row = await tx.db.one<Row>(sql`
    insert into api_keys as k (environment_id, id, organization_id, user_id, name, obfuscated_value, permissions,
      expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('api_key')}, ${owner.organizationId}, ${owner.userId}, ${name},
      ${obfuscate(value)}, ${permissions}, ${expiresAt}, ${tx.now()}, ${tx.now()})
    returning ${apiKeyColumns}`)
  tx.db.send(sql`
    insert into credentials (hash, environment_id, kind, owner_id)
    values (${tx.system.hashCredential(value)}, ${tx.environmentId}, 'api_key', ${row.id})`)
  recordEvent(tx, apiKeyCreated, toApiKey(row))
  return { ...row, value }
}
