import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { type Fault, notFound, platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { applicationDescribesItself, clientIdTaken } from './errors.ts'
import { faultsOfAudiences } from './id-jag-audiences.ts'
import type { ClientKeySetRow } from './keys/schemas.ts'
import { readLogoutUri } from './logout-uri.ts'
import { isAddress } from './named-client.ts'
import { readRedirectUris } from './redirect-uris.ts'
import { type ApplicationRow, applicationColumns, type CreateApplication, type UpdateApplication } from './schemas.ts'
import { fapiFaults } from './security-profile.ts'

/**
 * Creates an application. Machines and third-party applications belong to an organization and are deleted with it;
 * first-party applications belong to none. An application that uses PKCE is public until it gets a secret.
 *
 * @throws notFound for the organization, invalidRequest, clientIdTaken for one of a seed file
 */
export async function createApplication(ctx: Context, input: CreateApplication): Promise<ApplicationRow> {
  const given = input.application_type === 'oauth' ? readOAuth(ctx, input) : machine
  if (given.faults.length > 0) throw platformErrors.invalidRequest(given.faults)
  const { application_type, name, description = null, scopes, organization_id = null } = input
  return ctx.transaction((tx) => {
    const clientId = tx.newId('client')
    const check = organization_id === null ? Promise.resolve() : requireOrganization(tx, organization_id)
    return checkedRead(check, () =>
      tx.db
        .one<ApplicationRow>(sql`
      insert into connect_applications as a (environment_id, id, client_id, application_type, name, description,
        organization_id, scopes, redirect_uris, uses_pkce, token_endpoint_auth_method, is_first_party,
        was_dynamically_registered, backchannel_logout_uri, backchannel_logout_session_required, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('conn_app')}, ${clientId}, ${application_type}, ${name},
        ${description}, ${organization_id}, ${distinct(scopes)}, ${JSON.stringify(given.uris)}::jsonb, ${given.usesPkce},
        ${given.usesPkce ? 'none' : 'client_secret_basic'}, ${given.isFirstParty}, false, ${given.logoutUri},
        ${given.needsSid}, ${tx.now()}, ${tx.now()})
      returning ${applicationColumns}`)
        .catch(onViolation('connect_applications_client', () => clientIdTaken(clientId))),
    )
  })
}

/** What only applications that sign people in have. */
interface OAuthSettings {
  uris: ApplicationRow['redirect_uris']
  usesPkce: boolean
  isFirstParty: boolean
  logoutUri: string | null
  /** Whether the application goes by the `sid` of logout tokens. */
  needsSid: boolean
  faults: Fault[]
}

const machine: OAuthSettings = {
  uris: [],
  usesPkce: false,
  isFirstParty: false,
  logoutUri: null,
  needsSid: false,
  faults: [],
}

function readOAuth(ctx: Context, input: Extract<CreateApplication, { application_type: 'oauth' }>): OAuthSettings {
  const { uris, faults } = readRedirectUris(input.redirect_uris ?? [], ctx.system.config.development)
  const hasOrganization = (input.organization_id ?? null) !== null
  const isFirstParty = input.is_first_party
  if (isFirstParty === hasOrganization) faults.push(isFirstParty ? organizationNotAllowed : organizationRequired)
  const logout = readLogoutUri(ctx, input.backchannel_logout_uri ?? '')
  return {
    uris,
    usesPkce: input.uses_pkce ?? false,
    isFirstParty,
    logoutUri: logout.uri,
    needsSid: input.backchannel_logout_session_required ?? false,
    faults: [...faults, ...logout.faults],
  }
}

const organizationRequired: Fault = {
  field: 'organization_id',
  code: 'organization_id_required',
  message: '`organization_id` is missing: an application of a third party belongs to an organization.',
}
const organizationNotAllowed: Fault = {
  field: 'organization_id',
  code: 'organization_id_not_allowed',
  message: '`organization_id` cannot be set: an application of the first party belongs to no organization.',
}

/** The application with an id or a client id, if there is one. */
export function findApplication(ctx: Context, id: string): Promise<ApplicationRow | undefined> {
  return ctx.db.maybe<ApplicationRow>(sql`
    select ${applicationColumns} from connect_applications a where ${isNamed(ctx, id)}`)
}

/** The application with an id or a client id. @throws notFound */
export async function getApplication(ctx: Context, id: string): Promise<ApplicationRow> {
  const row = await findApplication(ctx, id)
  if (row === undefined) throw applicationNotFound(id)
  return row
}

/** The existing applications with these ids, by id. */
export async function readApplications(ctx: Context, ids: readonly string[]): Promise<Map<string, ApplicationRow>> {
  const rows = await ctx.db.many<ApplicationRow>(sql`
    select ${applicationColumns} from connect_applications a
    where a.environment_id = ${ctx.environmentId} and a.id = any(${ids})`)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Finds an application by its client id, or by its name within an organization or without one: the oldest, if there are
 * several.
 */
export async function findApplicationId(
  ctx: Context,
  { clientId, name, organizationId }: { clientId?: string; name: string; organizationId: string | null },
): Promise<string | undefined> {
  const isWanted =
    clientId === undefined
      ? sql`a.name = ${name} and a.organization_id is not distinct from ${organizationId} and not a.was_dynamically_registered`
      : sql`a.client_id = ${clientId}`
  const row = await ctx.db.maybe<{ id: string }>(sql`
    select a.id from connect_applications a where a.environment_id = ${ctx.environmentId} and ${isWanted}
    order by a.id limit 1`)
  return row?.id
}

export interface ApplicationFilters {
  organization_id?: string
  registration_types?: readonly ('dynamic' | 'authenticated')[]
}

/** Those that registered themselves are listed when they are asked for. */
export function listApplications(ctx: Context, query: ListQuery & ApplicationFilters): Promise<Page<ApplicationRow>> {
  const { organization_id, registration_types = ['authenticated'] } = query
  return readPage<ApplicationRow>(ctx.db, query, {
    select: sql`select ${applicationColumns} from connect_applications a`,
    where: [
      sql`a.environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`a.organization_id = ${organization_id}`,
      ...registrationOf(registration_types),
    ],
    id: sql`a.id`,
    prefix: 'conn_app',
  })
}

/** Without values in it, as the conditions of the two indexes. */
function registrationOf(types: readonly string[]): Statement[] {
  return [
    ...(types.includes('dynamic') ? [] : [sql`not a.was_dynamically_registered`]),
    ...(types.includes('authenticated') ? [] : [sql`a.was_dynamically_registered`]),
  ]
}

/**
 * Changes the given members. `null` means unchanged, because the official SDK sends it for members that its caller
 * leaves out. An empty list or string clears a member. Tokens that were issued keep their scopes.
 *
 * @throws notFound, invalidRequest, applicationDescribesItself
 */
export function updateApplication(ctx: Context, id: string, input: UpdateApplication): Promise<ApplicationRow> {
  const {
    name,
    description,
    scopes,
    redirect_uris,
    backchannel_logout_uri,
    backchannel_logout_session_required,
    security_profile,
    id_jag_audiences,
  } = input
  return ctx.transaction(async (tx) => {
    const current = await tx.db.maybe<ApplicationRow & Pick<ClientKeySetRow, 'jwks' | 'jwks_uri'>>(sql`
      select ${applicationColumns}, a.jwks, a.jwks_uri from connect_applications a where ${isNamed(tx, id)} for no key update`)
    if (current === undefined) throw applicationNotFound(id)
    requireOurs(current)
    const { uris, faults } = readRedirectUris(redirect_uris ?? [], tx.system.config.development)
    if (current.application_type === 'm2m' && uris.length > 0) faults.push(redirectUrisNotAllowed)
    const logout = readLogoutUri(tx, backchannel_logout_uri ?? '')
    faults.push(...logout.faults)
    if (current.application_type === 'm2m' && logout.uri !== null) faults.push(logoutUriNotAllowed)
    faults.push(...faultsOfAudiences(id_jag_audiences ?? [], tx.system.config.development))
    if (current.application_type === 'm2m' && (id_jag_audiences ?? []).length > 0) faults.push(audiencesNotAllowed)
    if (security_profile === 'fapi2') faults.push(...fapiFaults(current))
    if (faults.length > 0) throw platformErrors.invalidRequest(faults)
    const next: ApplicationRow = {
      ...current,
      name: name ?? current.name,
      description: (description ?? current.description) || null,
      scopes: distinct(scopes ?? current.scopes),
      redirect_uris: (redirect_uris ?? null) === null ? current.redirect_uris : uris,
      backchannel_logout_uri: (backchannel_logout_uri ?? null) === null ? current.backchannel_logout_uri : logout.uri,
      backchannel_logout_session_required:
        backchannel_logout_session_required ?? current.backchannel_logout_session_required,
      id_jag_audiences: id_jag_audiences ?? current.id_jag_audiences,
      security_profile: security_profile ?? current.security_profile,
      updated_at: tx.now().toISOString(),
    }
    tx.db.send(sql`
      update connect_applications set name = ${next.name}, description = ${next.description}, scopes = ${next.scopes},
        redirect_uris = ${JSON.stringify(next.redirect_uris)}::jsonb,
        backchannel_logout_uri = ${next.backchannel_logout_uri},
        backchannel_logout_session_required = ${next.backchannel_logout_session_required},
        id_jag_audiences = ${JSON.stringify(next.id_jag_audiences)}::jsonb,
        security_profile = ${next.security_profile}, updated_at = ${next.updated_at}
      where environment_id = ${tx.environmentId} and id = ${current.id}`)
    return next
  })
}

/** An application described by its own document can't be changed here. @throws applicationDescribesItself */
export function requireOurs({ client_id }: Pick<ApplicationRow, 'client_id'>): void {
  if (isAddress(client_id)) throw applicationDescribesItself()
}

const redirectUrisNotAllowed: Fault = {
  field: 'redirect_uris',
  code: 'redirect_uris_not_allowed',
  message: '`redirect_uris` cannot be set: a machine signs no one in.',
}

const audiencesNotAllowed: Fault = {
  field: 'id_jag_audiences',
  code: 'audience_not_allowed',
  message: '`id_jag_audiences` cannot be set: a machine signs no one in.',
}

const logoutUriNotAllowed: Fault = {
  field: 'backchannel_logout_uri',
  code: 'backchannel_logout_uri_not_allowed',
  message: '`backchannel_logout_uri` cannot be set: a machine signs no one in.',
}

export function isNamed(ctx: Context, id: string): Statement {
  return sql`a.environment_id = ${ctx.environmentId} and (a.id = ${id} or a.client_id = ${id})`
}

/** Locks an application for an update, for a GET's `lockRow`. */
export function lockApplication(ctx: Context, id: string): Statement {
  return sql`select 1 from connect_applications a where ${isNamed(ctx, id)} for update`
}

export function applicationNotFound(id: string) {
  return notFound('Application', id)
}

function distinct(scopes: readonly string[] | null | undefined): string[] {
  return [...new Set(scopes)]
}
