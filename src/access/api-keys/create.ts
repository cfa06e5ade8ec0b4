import { isCredential, storeCredential } from '#environment/environments/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { findActiveMembership } from '../organization-memberships/index.ts'
import { unknownPermissions } from '../permissions/index.ts'
import { userApiKeyRefused } from './errors.ts'
import { apiKeyCreated } from './events.ts'
import { newAgentKeyValue, newKeyValue, obfuscate } from './key-value.ts'
import { type Grants, readGrants } from './requested-grants.ts'
import {
  type ApiKeyRow,
  apiKeyColumns,
  type CreateOrganizationApiKey,
  type CreateUserApiKey,
  toApiKey,
  type UserApiKeyRow,
} from './schemas.ts'

interface KeyOwner {
  organizationId: string
  /** Null for a key of the organization itself. */
  userId: string | null
}

/** A key with its value, which cannot be read again. */
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
 * Creates a key that belongs to a user and is valid for one organization, and records `api_key.created`.
 *
 * @throws notFound for the user or the organization
 * @throws userApiKeyRefused when the user is not an active member, for an unknown permission, for an expiry in the past
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

/**
 * Makes the key of an agent, which acts for an organization or for one of its active members, and records `api_key.created`.
 *
 * @param permissions those that the environment does not have are left out.
 * @throws notFound for the organization; what `gone` makes when the member has left
 */
export async function createAgentApiKey(
  tx: TransactionContext,
  owner: KeyOwner,
  { name, permissions, expiresAt }: { name: string; permissions: readonly string[]; expiresAt: string | null },
  gone: () => Error,
): Promise<Created<ApiKeyRow>> {
  const unknown = new Set(await unknownPermissions(tx, permissions))
  const known = [...new Set(permissions)].filter((slug) => !unknown.has(slug))
  const grants = { name, permissions: known, expiresAt: expiresAt === null ? null : new Date(expiresAt) }
  return insertApiKey<ApiKeyRow>(tx, owner, grants, newAgentKeyValue()).catch(
    onViolation('api_keys_membership_fkey', gone),
  )
}

/**
 * Creates a key with a given value, unless a key with the value exists, or without a value, one with the name. An
 * expiry in the past is stored as it is; the key is then invalid.
 *
 * @returns whether it is new.
 * @throws notFound for the organization
 * @throws invalidRequest for an unknown permission, a user who is not an active member, and a value that belongs to
 * another key
 */
export async function importApiKey(
  tx: TransactionContext,
  owner: KeyOwner,
  input: CreateOrganizationApiKey,
  value: string | undefined,
): Promise<boolean> {
  const { grants, faults: all } = await readGrants(tx, input)
  const faults = all.filter(({ field }) => field !== 'expires_at')
  if (owner.userId !== null && (await findActiveMembership(tx, owner.userId, owner.organizationId)) === undefined)
    faults.push({ ...notAnActiveMember, field: 'user_id' })
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  const isKey = value === undefined ? undefined : await isCredential(tx, 'api_key', value)
  if (isKey === false) throw platformErrors.invalidRequest([takenValue])
  const isKnown = value === undefined ? await hasKeyNamed(tx, owner, grants.name) : isKey === true
  if (!isKnown) await insertApiKey(tx, owner, grants, value)
  return !isKnown
}

async function hasKeyNamed(ctx: Context, { organizationId, userId }: KeyOwner, name: string): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from api_keys
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}
      and user_id is not distinct from ${userId} and name = ${name} limit 1`)
  return found !== undefined
}

const takenValue: Fault = { field: 'value', code: 'value_taken', message: 'the value is that of another key' }

const notAnActiveMember: Fault = {
  field: 'organization_id',
  code: 'organization_membership_not_active',
  message: 'The user is not an active member of `organization_id`. Send another organization, or add the user to it.',
}

async function insertApiKey<Row extends ApiKeyRow>(
  tx: TransactionContext,
  owner: { organizationId: string; userId: Row['user_id'] },
  { name, permissions, expiresAt }: Grants,
  value = newKeyValue(),
): Promise<Created<Row>> {
  const row = await tx.db.one<Row>(sql`
    insert into api_keys as k (environment_id, id, organization_id, user_id, name, obfuscated_value, permissions,
      expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('api_key')}, ${owner.organizationId}, ${owner.userId}, ${name},
      ${obfuscate(value)}, ${permissions}, ${expiresAt}, ${tx.now()}, ${tx.now()})
    returning ${apiKeyColumns}`)
  storeCredential(tx, 'api_key', row.id, value)
  recordEvent(tx, apiKeyCreated, toApiKey(row))
  return { ...row, value }
}
