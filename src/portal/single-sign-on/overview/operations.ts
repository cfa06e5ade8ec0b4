import { Type } from 'typebox'
import { guideFor } from '#pages/provider-guides/index.ts'
import type { Context } from '#platform/context.ts'
import { deleteConnection, familyOf, publishedOidcKeys, updateConnection } from '#sso/connections/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import { definePortalForm, definePortalPage, goTo, portalForm, showPortalPage } from '../../kit/index.ts'
import { attemptView } from '../attempts/views.ts'
import { type Connection, connectionOf, pathOf, providerAddressesOf, ssoPath } from '../connection.ts'
import { texts } from '../texts/index.ts'
import { type OffProps, renderPortalOff } from './off.tsx'
import { type OverviewProps, renderPortalOverview } from './overview.tsx'

const path = `${ssoPath}/{id}`
const part = 'sso'
const notices = ['saved', 'deactivated'] as const

const nameOf = ({ row }: Connection) => guideFor(row.connection_type)?.name ?? row.name

const overviewPage = definePortalPage({
  name: 'sso.overview',
  path,
  summary: 'Show a connection',
  part,
  query: Object.fromEntries(notices.map((name) => [name, Type.Optional(Type.Literal('1'))])) as Record<
    (typeof notices)[number],
    ReturnType<typeof Type.Optional<ReturnType<typeof Type.Literal<'1'>>>>
  >,
  async show(portal, { id }, query) {
    const connection = await connectionOf(portal, id)
    const { state, connection_type } = connection.row
    if (state === 'requires_type') return goTo(portal, ssoPath)
    const told = notices.find((name) => query[name] !== undefined)
    const newest = await listSsoSessions(portal.ctx, { connection_id: connection.row.id, limit: 5, order: 'desc' })
    const html = renderPortalOverview({
      page: portal.page,
      baseUrl: pathOf(connection),
      provider: nameOf(connection),
      state: state === 'active' || state === 'inactive' ? state : 'draft',
      addresses: await addressesFor(portal.ctx, connection),
      settings: settingsOf(connection_type),
      attempts: newest.rows.map((row) => attemptView(portal.page, connection, row)),
      notice: told && texts.overview(portal.page)[told],
    })
    return showPortalPage(portal, html)
  },
})

async function addressesFor(ctx: Context, connection: Connection): Promise<OverviewProps['addresses']> {
  const { acsUrl, spEntityId, sloUrl, metadataUrl, redirectUri, jwksUri } = await providerAddressesOf(ctx, connection)
  const family = familyOf(connection.row.connection_type)
  if (family === 'saml') return { acsUrl, spEntityId, sloUrl, metadataUrl }
  if (family !== 'oidc') return {}
  return { redirectUri, ...((await publishedOidcKeys(ctx, connection.row.id)).length > 0 ? { jwksUri } : {}) }
}

function settingsOf(type: string): OverviewProps['settings'] {
  if (guideFor(type) === undefined) return []
  const certificates = familyOf(type) === 'saml' ? (['certificates'] as const) : []
  return ['test', 'provider', ...certificates, 'attributes', 'roles', 'guide']
}

function offPage(what: OffProps['what'], summary: string) {
  return definePortalPage({
    name: `sso.${what}`,
    path: `${path}/${what}`,
    summary,
    part,
    async show(portal, { id }) {
      const connection = await connectionOf(portal, id)
      const form = portalForm(portal, pathOf(connection, what))
      const html = renderPortalOff({
        page: portal.page,
        what,
        provider: nameOf(connection),
        form,
        backUrl: pathOf(connection),
      })
      return showPortalPage(portal, html)
    },
  })
}

const deactivateForm = definePortalForm({
  name: 'sso.deactivate',
  path: `${path}/deactivate`,
  summary: 'Deactivate a connection',
  part,
  async submit(portal, _fields, { id }) {
    const connection = await connectionOf(portal, id)
    if (connection.row.state === 'active') await updateConnection(portal.ctx, connection.row.id, { state: 'inactive' })
    return goTo(portal, `${pathOf(connection)}?deactivated=1`)
  },
})

const resetForm = definePortalForm({
  name: 'sso.reset',
  path: `${path}/reset`,
  summary: 'Delete a connection to start over',
  part,
  async submit(portal, _fields, { id }) {
    const connection = await connectionOf(portal, id)
    await deleteConnection(portal.ctx, connection.row.id)
    return goTo(portal, ssoPath)
  },
})

export const overviewOperations = [
  overviewPage,
  offPage('deactivate', 'Show what deactivating a connection means'),
  deactivateForm,
  offPage('reset', 'Show what resetting a connection means'),
  resetForm,
]
