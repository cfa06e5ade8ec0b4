import { Type } from 'typebox'
import { platformErrors } from '#platform/http/errors.ts'
import {
  type ConnectionRow,
  CreateConnection,
  createConnection,
  deleteConnection,
  familyOf,
  updateConnection,
} from '#sso/connections/index.ts'
import { linkMinutes } from '#sso/portal-links/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import {
  linkFor,
  listShownConnections,
  permissionOf,
  requireConnection,
  shownState,
} from '../../widget-administration/index.ts'
import { admitTo, type OrganizationWidget } from '../../widget-tokens/index.ts'
import { permitted } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { requireShape } from '../require-shape.ts'
import type { Connection, ConnectionType } from '../types.generated.ts'

const forConnections = permitted('widgets:sso:manage')
const ConnectionName = Type.Object({ name: CreateConnection.properties.name })

export const connectionFields = [
  query('ssoConnections', forConnections, async (_args, ctx, { organizationId }) =>
    (await listShownConnections(ctx, organizationId)).map(toConnection),
  ),

  query('ssoConnection', forConnections, async ({ id }, ctx, widget) =>
    toConnection(await requireConnection(ctx, widget, id)),
  ),

  mutation('createSsoConnection', forConnections, async ({ input: { type, name } }, ctx, widget) => {
    if (familyOf(type) === 'other') throw platformErrors.invalidRequest([notOfOrganizations(type)])
    const { name: organizationName } = await getOrganization(ctx, widget.organizationId)
    const named = requireShape(ConnectionName, { name: name ?? organizationName })
    const { row } = await createConnection(ctx, { organization_id: widget.organizationId, type, ...named })
    return toConnection(row)
  }),

  mutation('updateSsoConnection', forConnections, async ({ input: { id, name } }, ctx, widget) => {
    const current = await requireConnection(ctx, widget, id)
    if (name == null) return toConnection(current)
    const { row } = await updateConnection(ctx, id, requireShape(ConnectionName, { name }))
    return toConnection(row)
  }),

  mutation('deleteSsoConnection', forConnections, async ({ id }, ctx, widget) => {
    await requireConnection(ctx, widget, id)
    await deleteConnection(ctx, id)
    return id
  }),

  mutation<'createAdminPortalLink', OrganizationWidget>(
    'createAdminPortalLink',
    (ctx, { intent }) => admitTo(ctx, permissionOf[intents[intent]]),
    async ({ intent }, ctx, widget) => ({
      expiresAt: new Date(ctx.now().getTime() + linkMinutes * 60_000).toISOString(),
      intent,
      link: await linkFor(ctx, widget, intents[intent]),
    }),
  ),
]

const intents = { DomainVerification: 'domain_verification', LogStreams: 'log_streams', Sso: 'sso' } as const

function notOfOrganizations(type: ConnectionType) {
  const message = `\`input.type\` is ${type}, which organizations have no connections of. Send a type of SAML or OpenID Connect.`
  return { field: 'input.type', code: 'input_type_not_of_organizations', message }
}

function toConnection(row: ConnectionRow): Connection {
  const state = shownState(row)
  return {
    createdAt: row.created_at,
    id: row.id,
    name: row.name,
    organizationId: row.organization_id,
    setupComplete: state === 'Active',
    state,
    // Those that are shown are spelled as in the API.
    type: row.connection_type as ConnectionType,
    updatedAt: row.updated_at,
  }
}
