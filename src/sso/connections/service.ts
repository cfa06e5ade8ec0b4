import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { randomCrockford } from '#platform/ids.ts'
import { requireDomainName } from '#tenancy/organization-domains/index.ts'
import { type Family, familyOf } from './connection-types.ts'
import { connectionIncomplete, connectionRefused } from './errors.ts'
import { connectionActivated, connectionDeactivated, connectionDeleted } from './events.ts'
import { connectionGroupRoles } from './group-roles.ts'
import { checkAttributeMap } from './identity/attribute-map.ts'
import { insertOidc, missingOfOidc, readOidc, updateOidc } from './oidc-settings.ts'
import { withDomains } from './read.ts'
import { type OidcChange, resolveOidc } from './resolve-oidc.ts'
import { resolveSaml, type SamlChange } from './resolve-saml.ts'
import { samlAddressesOf } from './saml-addresses.ts'
import { newSamlKey } from './saml-keys.ts'
import { insertSaml, missingOfSaml, readSaml, updateSaml } from './saml-settings.ts'
import {
  type ConnectionRow,
  type ConnectionWithSettings,
  type CreateConnection,
  connectionColumns,
  type GroupRole,
  toAnnouncedConnection,
  toDeletedConnection,
  type UpdateConnection,
} from './schemas.ts'

/**
 * Stores a connection, which is active once its configuration is complete; then `connection.activated` is recorded. A provider
 * that does not answer yet is no reason to refuse it.
 *
 * @param asks whether the provider is asked what it says of itself meanwhile; otherwise that is read at the first sign-in, or by
 *   `refreshMetadata`.
 * @throws notFound for the organization
 * @throws connectionRefused, domainRefused, invalidRole, subResourceRole
 */
export async function createConnection(
  ctx: Context,
  input: CreateConnection,
  asks = true,
): Promise<ConnectionWithSettings> {
  const family = familyOf(input.type)
  const change = await resolve(ctx, family, input, { isNew: true, asks })
  return ctx.transaction(async (tx) => {
    const row = await tx.db.one<ConnectionRow>(sql`
      insert into connections (environment_id, id, organization_id, connection_type, name, state, external_key,
        attribute_map, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('conn')}, ${input.organization_id}, ${input.type}, ${input.name},
        ${input.type === 'Pending' ? 'requires_type' : 'draft'}, ${randomCrockford(26)},
        ${{ ...input.attribute_map }}, ${tx.now()}, ${tx.now()})
      returning ${connectionColumns}`)
    await applySettings(tx, row, family, change)
    return settle(tx, row, row.state)
  })
}

/**
 * Changes the members that are given. The type may change within a family, or from `Pending`.
 *
 * @throws notFound, connectionRefused, connectionIncomplete, domainRefused, invalidRole, subResourceRole
 */
export async function updateConnection(
  ctx: Context,
  id: string,
  input: UpdateConnection,
): Promise<ConnectionWithSettings> {
  const before = await ctx.db.maybe<{ connection_type: string }>(sql`
    select connection_type from connections
    where environment_id = ${ctx.environmentId} and id = ${id} and organization_id is not null`)
  if (before === undefined) throw notFound('Connection', id)
  const type = input.type ?? before.connection_type
  const family = familyOf(type)
  if (type !== before.connection_type && before.connection_type !== 'Pending') {
    if (type === 'Pending' || family !== familyOf(before.connection_type)) {
      throw connectionRefused('type', 'A connection keeps its protocol. Create another one.')
    }
  }
  const change = await resolve(ctx, family, input, {
    isNew: before.connection_type === 'Pending' && type !== 'Pending',
    asks: true,
  })
  return ctx.transaction(async (tx) => {
    const current = await lockConnection(tx, id)
    if (current.connection_type !== before.connection_type) {
      throw connectionRefused('type', 'It was changed at the same moment. Send the request again.')
    }
    const row = await tx.db.one<ConnectionRow>(sql`
      update connections set connection_type = ${type}, name = ${input.name ?? current.name},
        attribute_map = ${{ ...(input.attribute_map ?? current.attribute_map) }}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id} returning ${connectionColumns}`)
    await applySettings(tx, row, family, change)
    return settle(tx, row, current.state, input.state)
  })
}

/** Deletes a connection and records `connection.deleted` with its last state. @throws notFound */
export function deleteConnection(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<ConnectionRow>(sql`
      delete from connections
      where environment_id = ${tx.environmentId} and id = ${id} and organization_id is not null
      returning ${connectionColumns}`)
    if (row === undefined) throw notFound('Connection', id)
    recordEvent(tx, connectionDeleted, toDeletedConnection(row))
  })
}

interface Change {
  saml?: SamlChange | undefined
  oidc?: OidcChange | undefined
  domains?: string[] | undefined
  groupRoles?: GroupRole[] | undefined
  /** For a connection that has no settings yet. */
  isNew: boolean
  samlKey?: SigningMaterial | undefined
}

interface Resolving {
  isNew: boolean
  asks: boolean
}

/** Everything of a change that takes time, before its transaction. @throws connectionRefused, domainRefused */
async function resolve(
  ctx: Context,
  family: Family,
  input: UpdateConnection,
  { isNew, asks }: Resolving,
): Promise<Change> {
  if (input.saml !== undefined && family !== 'saml') throw connectionRefused('saml', 'The type is none of SAML.')
  if (input.oidc !== undefined && family !== 'oidc') {
    throw connectionRefused('oidc', 'The type is none of OpenID Connect.')
  }
  checkAttributeMap(input.attribute_map)
  return {
    isNew,
    domains: input.domains?.map((domain) => requireDomainName(domain, 'domains')),
    groupRoles: input.group_roles,
    saml: input.saml && (await resolveSaml(ctx, input.saml, asks)),
    oidc: input.oidc && (await resolveOidc(ctx, input.oidc, asks)),
    samlKey: isNew && family === 'saml' ? await newSamlKey(ctx) : undefined,
  }
}

async function applySettings(
  tx: TransactionContext,
  row: ConnectionRow,
  family: Family,
  { saml, oidc, domains, groupRoles, isNew, samlKey }: Change,
): Promise<void> {
  if (samlKey !== undefined) insertSaml(tx, row, samlKey)
  if (isNew && family === 'oidc') insertOidc(tx, row.id)
  if (saml !== undefined) await updateSaml(tx, row, saml)
  if (oidc !== undefined) await updateOidc(tx, row.id, oidc)
  if (domains !== undefined) await replaceDomains(tx, row.id, [...new Set(domains)])
  if (groupRoles !== undefined) await connectionGroupRoles.replace(tx, row, groupRoles)
}

async function replaceDomains(tx: TransactionContext, connectionId: string, domains: string[]): Promise<void> {
  await tx.db.run(sql`
    delete from connection_domains where environment_id = ${tx.environmentId} and connection_id = ${connectionId}
      and domain <> all(${domains})`)
  for (const domain of domains) {
    tx.db.send(sql`
      insert into connection_domains (environment_id, id, connection_id, domain)
      values (${tx.environmentId}, ${tx.newId('conn_domain')}, ${connectionId}, ${domain})
      on conflict (environment_id, connection_id, domain) do nothing`)
  }
}

/** Decides the state after a change, and records an event if people can sign in now and could not before, or the other way. */
async function settle(
  tx: TransactionContext,
  row: ConnectionRow,
  former: ConnectionRow['state'],
  wanted?: 'active' | 'inactive',
): Promise<ConnectionWithSettings> {
  const missing = await missingOf(tx, row)
  if (wanted === 'active' && missing !== undefined) throw connectionIncomplete(missing)
  const state = stateOf(row, former, missing === undefined, wanted)
  const joined = await withDomains(tx, { ...row, state })
  const family = familyOf(row.connection_type)
  const saml = family === 'saml' ? await readSaml(tx, row.id) : undefined
  const settled = {
    ...joined,
    groupRoles: await connectionGroupRoles.list(tx, row.id),
    samlAddresses: saml && samlAddressesOf(tx, row, saml),
    ignoredCertificates: saml?.ignored_certificates ?? [],
    clientAuthentication: family === 'oidc' ? (await readOidc(tx, row.id)).client_authentication : null,
  }
  if (state === row.state) return settled
  await tx.db.run(sql`
    update connections set state = ${state} where environment_id = ${tx.environmentId} and id = ${row.id}`)
  if (state === 'active') recordEvent(tx, connectionActivated, toAnnouncedConnection(settled))
  if (former === 'active') recordEvent(tx, connectionDeactivated, toAnnouncedConnection(settled))
  return settled
}

function stateOf(
  { connection_type }: ConnectionRow,
  former: ConnectionRow['state'],
  isComplete: boolean,
  wanted: 'active' | 'inactive' | undefined,
): ConnectionRow['state'] {
  if (connection_type === 'Pending') return 'requires_type'
  if (!isComplete) return 'draft'
  return wanted ?? (former === 'inactive' ? 'inactive' : 'active')
}

async function missingOf(ctx: Context, { id, connection_type }: ConnectionRow): Promise<string | undefined> {
  if (connection_type === 'Pending') return 'Choose its `type`.'
  // Development brings the provider for tests; elsewhere there is none.
  if (connection_type === 'TestIdp') return undefined
  const family = familyOf(connection_type)
  if (family === 'saml') return missingOfSaml(ctx, id)
  return family === 'oidc' ? missingOfOidc(ctx, id) : undefined
}

async function lockConnection(tx: TransactionContext, id: string): Promise<ConnectionRow> {
  const row = await tx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${tx.environmentId} and id = ${id} for update`)
  if (row === undefined) throw notFound('Connection', id)
  return row
}
