import { Type } from 'typebox'
import { guideFor } from '#pages/provider-guides/index.ts'
import type { Context } from '#platform/context.ts'
import { deleteConnection, familyOf, publishedOidcKeys, updateConnection } from '#sso/connections/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import { goTo, type PortalContext } from '../../kit/index.ts'
import { attemptView } from '../attempts/views.ts'
import { completeOnceProven } from '../complete-once-proven.ts'
import { type Connection, connectionPages, nameOf, providerAddressesOf, ssoPath } from '../connection.ts'
import { texts } from '../texts/index.ts'
import { offQuestion } from './off.ts'
import { type OverviewProps, renderPortalOverview } from './overview.tsx'

const done = Type.Optional(Type.Literal('1'))

const overviewPage = connectionPages.page({
  name: 'overview',
  at: '',
  summary: 'Show a connection',
  query: { saved: done, activated: done, mailed: done, deactivated: done },
  async show({ portal, page, subject: connection, url }, { saved, activated, mailed, deactivated }) {
    const { id, state, connection_type } = connection.row
    if (state === 'requires_type') return goTo(portal, ssoPath)
    await completeOnceProven(portal, connection)
    const newest = await listSsoSessions(portal.ctx, { connection_id: id, limit: 5, order: 'desc' })
    return renderPortalOverview({
      page,
      baseUrl: url(),
      provider: nameOf(connection),
      state: state === 'active' || state === 'inactive' ? state : 'draft',
      addresses: await addressesFor(portal.ctx, connection),
      settings: settingsOf(connection_type),
      attempts: newest.rows.map((row) => attemptView(page, connection, row)),
      notice: noticeOf(page, { saved, activated, mailed, deactivated }),
    })
  },
})

function noticeOf(
  page: PortalContext,
  done: Readonly<Record<'saved' | 'activated' | 'mailed' | 'deactivated', '1' | undefined>>,
): string | undefined {
  const text = texts.overview(page)
  if (done.saved) return text.saved
  if (done.activated) {
    const wayBack = done.mailed ? text.mailed : texts.test(page).wayBack.none(page.brand.name)
    return `${text.activated} ${wayBack}`
  }
  return done.deactivated && text.deactivated
}

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

const deactivate = connectionPages.danger({
  name: 'deactivate',
  pageKey: 'portal/sso/deactivate',
  summaries: ['Show the confirmation for deactivating a connection', 'Deactivate a connection'],
  question: ({ page, subject }) => offQuestion('deactivate', page, nameOf(subject)),
  async submit({ portal, subject: { row }, goTo }) {
    if (row.state === 'active' || row.state === 'validating')
      await updateConnection(portal.ctx, row.id, { state: 'inactive' })
    return goTo('', '?deactivated=1')
  },
})

const reset = connectionPages.danger({
  name: 'reset',
  pageKey: 'portal/sso/reset',
  summaries: ['Show the confirmation for resetting a connection', 'Delete a connection to start over'],
  question: ({ page, subject }) => offQuestion('reset', page, nameOf(subject)),
  async submit({ portal, subject }) {
    await deleteConnection(portal.ctx, subject.row.id)
    return goTo(portal, ssoPath)
  },
})

export const overviewOperations = [overviewPage, ...deactivate, ...reset]
