import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { randomCrockford } from '#platform/ids.ts'
import { requireDomainName } from '#tenancy/organization-domains/index.ts'
import { checkAttributeMap } from './attribute-map.ts'
import { checkBrowserAddress } from './check-address.ts'
import type { ConnectionWithSettings } from './configured-connection.ts'
import { type Family, familyOf } from './connection-types.ts'
import { endsWithConnection } from './ends-with-connection.ts'
import { connectionRefused } from './errors.ts'
import { connectionDeleted } from './events.ts'
import { connectionGroupRoles } from './group-roles.ts'
import type { CreateConnection, UpdateConnection } from './input-schemas.ts'
import { changedMap } from './official/attribute-maps.ts'
import { externalIdInUse } from './official/errors.ts'
import type { OfficialPart } from './official/read-body.ts'
import { throwOfficial } from './official/strict.ts'
import { insertOidc, updateOidc, updateOidcExtras } from './oidc/oidc-settings.ts'
import { type OidcChange, resolveOidc } from './oidc/resolve-oidc.ts'
import type { Reading } from './reading.ts'
import { resolveSaml, type SamlChange } from './saml/resolve-saml.ts'
import { insertKey, newSamlKey } from './saml/saml-keys.ts'
import { insertSaml, updateSaml } from './saml/saml-settings.ts'
import { type ConnectionRow, connectionColumns, type GroupRole, toDeletedConnection } from './schemas.ts'
import { settle } from './settle.ts'

/**
 * Stores a connection, which is active once its configuration is complete; then `connection.activated` is recorded. A provider
 * that doesn't answer yet is no reason to refuse it: it is `validating` until its metadata or discovery document was read, which is
 * tried again at each sign-in through it and by a job.
 *
 * @throws notFound for the organization
 * @throws connectionRefused, domainRefused, invalidRole, subResourceRole
 */
export async function createConnection(
  ctx: Context,
  input: CreateConnection,
  reading: Reading = 'if_it_answers',
  official?: OfficialPart,
): Promise<ConnectionWithSettings> {
  const family = familyOf(input.type)
  const change = await resolve(ctx, family, input, { isNew: true, reading, official })
  const attributeMap = official?.attributeMaps ? changedMap({}, official.attributeMaps) : input.attribute_map
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<ConnectionRow>(sql`
      insert into connections (environment_id, id, organization_id, connection_type, name, state, external_key,
        attribute_map, external_id, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('conn')}, ${input.organization_id}, ${input.type}, ${input.name},
        'draft', ${randomCrockford(26)},
        ${{ ...attributeMap }}, ${official?.externalId ?? null}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, external_id) where external_id is not null do nothing
      returning ${connectionColumns}`)
    if (row === undefined) return existingConnection(tx, input.organization_id, official?.externalId ?? '')
    await applySettings(tx, row, family, change)
    return settle(tx, row, row.state)
  })
}

/**
 * Changes the members that are given. The type may change within a family, or from `Pending`.
 *
 * @throws notFound, connectionRefused, connectionIncomplete, metadataUnread, domainRefused, invalidRole, subResourceRole
 */
export async function updateConnection(
  ctx: Context,
  id: string,
  input: UpdateConnection,
  reading: Reading = 'if_it_answers',
  official?: OfficialPart,
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
    reading,
    official,
  })
  return ctx.transaction(async (tx) => {
    const current = await lockConnection(tx, id)
    if (current.connection_type !== before.connection_type) {
      throw connectionRefused('type', 'It was changed at the same moment. Send the request again.')
    }
    const attributeMap =
      official?.attributeMaps === undefined
        ? (input.attribute_map ?? current.attribute_map)
        : changedMap(current.attribute_map, official.attributeMaps)
    const externalId = official?.externalId === undefined ? current.external_id : official.externalId
    const row = await tx.db
      .one<ConnectionRow>(sql`
      update connections set connection_type = ${type}, name = ${input.name ?? current.name},
        attribute_map = ${{ ...attributeMap }}, external_id = ${externalId}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id} returning ${connectionColumns}`)
      .catch(onViolation('connections_external_id', externalIdInUse))
    await applySettings(tx, row, family, change)
    return settle(tx, row, current.state, input.state)
  })
}

/** Deletes a connection with what began by it, and records `connection.deleted` with its last state. @throws notFound */
export function deleteConnection(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockConnection(tx, id)
    for (const end of endsWithConnection.of(tx.system).toReversed()) await end(tx, id)
    await tx.db.run(sql`delete from connections where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, connectionDeleted, toDeletedConnection(row))
  })
}

/** What a call with a known external id finds. @throws externalIdInUse for one of another organization */
async function existingConnection(
  tx: TransactionContext,
  organizationId: string,
  externalId: string,
): Promise<ConnectionWithSettings> {
  const row = await tx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${tx.environmentId} and external_id = ${externalId} and organization_id = ${organizationId}
    for update`)
  if (row === undefined) throw externalIdInUse()
  return settle(tx, row, row.state)
}

interface Change {
  saml?: SamlChange | undefined
  oidc?: OidcChange | undefined
  domains?: string[] | undefined
  groupRoles?: GroupRole[] | undefined
  /** For a connection that has no settings yet. */
  isNew: boolean
  samlKey?: SigningMaterial | undefined
  official?: OfficialPart | undefined
}

interface Resolving {
  isNew: boolean
  reading: Reading
  official?: OfficialPart | undefined
}

/** Everything of a change that takes time, before its transaction. @throws connectionRefused, domainRefused */
async function resolve(
  ctx: Context,
  family: Family,
  input: UpdateConnection,
  { isNew, reading, official }: Resolving,
): Promise<Change> {
  if (input.saml !== undefined && family !== 'saml')
    throw connectionRefused('saml', "`type` isn't a SAML connection type.")
  if (input.oidc !== undefined && family !== 'oidc') {
    throw connectionRefused('oidc', "`type` isn't an OpenID Connect connection type.")
  }
  checkAttributeMap(input.attribute_map)
  if (official?.attributeMaps) checkAttributeMap(changedMap({}, official.attributeMaps))
  if (official?.oidc?.keptRedirectUri) checkBrowserAddress(ctx, 'oidc.redirect_uri', official.oidc.keptRedirectUri)
  const provider = await resolveProvider(ctx, input, reading, official)
  return {
    isNew,
    official,
    ...provider,
    domains: input.domains?.map((domain) => requireDomainName(domain, 'domains')),
    groupRoles: input.group_roles,
    samlKey: isNew && family === 'saml' && official?.isStrict !== true ? await newSamlKey(ctx) : undefined,
  }
}

/** For the options of an official body a provider has to answer, and refusals have their official names. */
async function resolveProvider(
  ctx: Context,
  { saml, oidc }: UpdateConnection,
  reading: Reading,
  official: OfficialPart | undefined,
): Promise<Pick<Change, 'saml' | 'oidc'>> {
  const read = async (when: Reading) => ({
    saml: saml && (await resolveSaml(ctx, saml, when)),
    oidc: oidc && (await resolveOidc(ctx, oidc, when, official?.clientKey)),
  })
  if (official?.isStrict !== true) return read(reading)
  const found = await read('required').catch(throwOfficial)
  return official.stopsTracking === true ? { ...found, saml: { ...found.saml, source: null } } : found
}

async function applySettings(
  tx: TransactionContext,
  row: ConnectionRow,
  family: Family,
  { saml, oidc, domains, groupRoles, isNew, samlKey, official }: Change,
): Promise<void> {
  if (isNew && family === 'saml') insertSaml(tx, row, samlKey)
  if (official !== undefined) insertGivenKeys(tx, row, official)
  if (isNew && family === 'oidc') insertOidc(tx, row.id)
  if (saml !== undefined) await updateSaml(tx, row, saml)
  const secretField = official?.oidc === undefined ? 'oidc.client_secret' : 'oidc_options.client_secret'
  if (oidc !== undefined) await updateOidc(tx, row.id, oidc, secretField)
  if (official?.oidc !== undefined) await updateOidcExtras(tx, row.id, official.oidc)
  if (official?.signingKey !== undefined) await updateSaml(tx, row, { signsRequests: true })
  if (domains !== undefined) await replaceDomains(tx, row.id, [...new Set(domains)])
  if (groupRoles !== undefined) await connectionGroupRoles.replace(tx, row, groupRoles)
}

function insertGivenKeys(tx: TransactionContext, { id }: ConnectionRow, official: OfficialPart): void {
  const { signingKey, encryptionKeys = [] } = official
  if (signingKey !== undefined) insertKey(tx, id, signingKey, null, 'signing')
  for (const key of encryptionKeys) insertKey(tx, id, key, null, 'encryption')
}

async function replaceDomains(tx: TransactionContext, connectionId: string, domains: string[]): Promise<void> {
  tx.db.send(sql`
    delete from connection_domains where environment_id = ${tx.environmentId} and connection_id = ${connectionId}
      and domain <> all(${domains})`)
  for (const domain of domains) {
    tx.db.send(sql`
      insert into connection_domains (environment_id, id, connection_id, domain)
      values (${tx.environmentId}, ${tx.newId('conn_domain')}, ${connectionId}, ${domain})
      on conflict (environment_id, connection_id, domain) do nothing`)
  }
}

async function lockConnection(tx: TransactionContext, id: string): Promise<ConnectionRow> {
  const row = await tx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${tx.environmentId} and id = ${id} and organization_id is not null for update`)
  if (row === undefined) throw notFound('Connection', id)
  return row
}
