import { type GuideValues, guideFor, type ProviderGuide } from '#pages/provider-guides/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import {
  addressesOf,
  connectionGroupRoles,
  familyOf,
  type GroupRole,
  getConnection,
  type JoinedConnection,
  listConnections,
  type Reading,
  readOidc,
  readSaml,
  type StoredFailure,
  samlAddressesOf,
  type UpdateConnection,
  updateConnection,
} from '#sso/connections/index.ts'
import { type Portal, pagesOf } from '../kit/index.ts'
import { hasSignedIn } from './has-signed-in.ts'

/** With the groups that give roles. */
export interface Connection extends JoinedConnection {
  groupRoles: readonly GroupRole[]
}

/** A connection that its organization sets up. */
export interface SetUp {
  connection: Connection
  guide: ProviderGuide
  /** What has to be entered at the provider. */
  values: GuideValues
  /** Whether it is on its way to be used for the first time, or again: its pages follow each other then. */
  isInSetup: boolean
  /** Why the provider's metadata was never read; `undefined` if it was read, or entered by hand. */
  unread: { failure: StoredFailure | undefined } | undefined
  /** Whether a person has signed in through it, in a test or for real. */
  isProven: boolean
}

export const ssoPath = '/portal/sso'

export const pathOf = ({ row }: JoinedConnection, page?: string): string =>
  `${ssoPath}/${row.id}${page === undefined ? '' : `/${page}`}`

/** The name of its provider; its own, if its type has no guide. */
export const nameOf = ({ row }: JoinedConnection): string => guideFor(row.connection_type)?.name ?? row.name

/** The connection that the portal is about: the oldest of the organization, as a rule its only one. */
export async function currentConnection({
  ctx,
  organization,
}: Pick<Portal, 'ctx' | 'organization'>): Promise<JoinedConnection | undefined> {
  const { rows } = await listConnections(ctx, { organization_id: organization.id, limit: 1, order: 'asc' })
  const [found] = rows
  if (found === undefined) return undefined
  const { domains, ...row } = found
  return { row, domains }
}

/** A connection of this organization. @throws notFound for one of another */
export async function connectionOf({ ctx, organization }: Portal, id = ''): Promise<Connection> {
  const connection = await getConnection(ctx, id)
  if (connection.row.organization_id !== organization.id) throw notFound('Connection', id)
  return { ...connection, groupRoles: await connectionGroupRoles.list(ctx, id) }
}

/** A connection that the organization configures, with what its pages need. @throws notFound for one of another organization */
export async function setUpOf(portal: Portal, id = ''): Promise<SetUp> {
  const connection = await connectionOf(portal, id)
  const guide = guideFor(connection.row.connection_type)
  if (guide === undefined) throw notFound('Connection', id)
  const values = await providerAddressesOf(portal.ctx, connection)
  const unread = await unreadOf(portal.ctx, connection)
  const isProven = await hasSignedIn(portal.ctx, id)
  return { connection, guide, values, isInSetup: connection.row.state !== 'active', unread, isProven }
}

const kind = { part: 'sso', name: 'sso', path: `${ssoPath}/{id}` } as const

/** The pages of every connection, also of one whose type has no guide. */
export const connectionPages = pagesOf({ ...kind, find: connectionOf })

/** The pages of a connection that the organization configures. */
export const setUpPages = pagesOf({ ...kind, find: setUpOf })

async function unreadOf(ctx: Context, { row }: JoinedConnection): Promise<SetUp['unread']> {
  const family = familyOf(row.connection_type)
  if (family === 'oidc') {
    const { discovery_endpoint, discovery_read_at } = await readOidc(ctx, row.id)
    return discovery_endpoint !== null && discovery_read_at === null ? { failure: undefined } : undefined
  }
  if (family !== 'saml') return undefined
  const { idp_metadata_url, idp_entity_id, idp_sso_url, idp_metadata_failure } = await readSaml(ctx, row.id)
  const isKnown = idp_metadata_url === null || (idp_entity_id !== null && idp_sso_url !== null)
  return isKnown ? undefined : { failure: idp_metadata_failure ?? undefined }
}

/** What has to be entered at a provider for a connection, or stands there from before. */
export async function providerAddressesOf(ctx: Context, { row }: JoinedConnection) {
  const own = addressesOf(ctx, row.external_key)
  if (familyOf(row.connection_type) !== 'saml') return own
  const { acsUrl, spEntityId } = samlAddressesOf(ctx, row, await readSaml(ctx, row.id))
  return { ...own, acsUrl, spEntityId }
}

/**
 * Stores what was entered, by the service of the API. A connection that is complete for the first time is not used at
 * once: it is tested first.
 */
export function saveSetUp(
  { ctx }: Portal,
  { connection }: SetUp,
  change: UpdateConnection,
  reading: Reading = 'if_it_answers',
): Promise<unknown> {
  const { id, state } = connection.row
  const isInUse = state === 'active' || state === 'validating'
  return updateConnection(ctx, id, isInUse ? change : { ...change, state: 'inactive' }, reading)
}
