import { Type } from 'typebox'
import { guideFor, type ProviderGuide, providerGuides } from '#pages/provider-guides/index.ts'
import { createConnection, deleteConnection, type JoinedConnection, updateConnection } from '#sso/connections/index.ts'
import { lockPortalSession } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  definePortalPage,
  goTo,
  type Portal,
  portalForm,
  showPortalPage,
  withGuideStyles,
} from '../../kit/index.ts'
import { currentConnection, ssoPath } from '../connection.ts'
import { renderPortalChoose } from './choose.tsx'

const part = 'sso'

/** Not set up yet, so that another provider may be chosen for it. */
const isOpen = ({ row }: JoinedConnection) => row.state === 'draft' || row.state === 'requires_type'

const ssoPage = definePortalPage({
  name: 'sso',
  path: ssoPath,
  summary: 'Show the single sign-on of an organization',
  part,
  async show(portal) {
    const connection = await currentConnection(portal)
    if (connection !== undefined && !isOpen(connection)) return goTo(portal, `${ssoPath}/${connection.row.id}`)
    return showChoice(portal, connection)
  },
})

function showChoice(portal: Portal, connection: JoinedConnection | undefined) {
  const guide = connection && guideFor(connection.row.connection_type)
  const { domains, allow_profiles_outside_organization } = portal.organization
  const hasDomain = allow_profiles_outside_organization || domains.some(({ state }) => state === 'verified')
  const html = renderPortalChoose({
    page: withGuideStyles(portal.page),
    providers: guidesFor(portal).map((each) => ({ ...each, isGeneric: each.connectionType.startsWith('Generic') })),
    form: portalForm(portal, ssoPath),
    current: connection && guide && { provider: guide.name, url: `${ssoPath}/${connection.row.id}/guide` },
    verifyUrl: hasDomain ? undefined : '/portal/domains',
  })
  return showPortalPage(portal, html)
}

/** The guides to the provider that the link is for; all if it says none, or one without a guide. */
function guidesFor({ session }: Portal): readonly ProviderGuide[] {
  const own = providerGuides.filter((each) => each.connectionType === session.sso_provider_type)
  return own.length === 0 ? providerGuides : own
}

const chooseForm = definePortalForm({
  name: 'sso.choose',
  path: ssoPath,
  summary: 'Select an identity provider',
  part,
  fields: { guide: Type.String({ maxLength: 64 }) },
  async submit(portal, { guide: slug }) {
    const guide = guidesFor(portal).find((each) => each.slug === slug)
    if (guide === undefined) return goTo(portal, ssoPath)
    const id = await chosenConnection(portal, guide)
    return goTo(portal, `${ssoPath}/${id}/guide`)
  },
})

/** The connection for a provider: of a form that is sent twice, one. @returns its id */
function chosenConnection(portal: Portal, { connectionType: type, name }: ProviderGuide): Promise<string> {
  return portal.ctx.transaction(async (tx) => {
    await lockPortalSession(tx, portal.session.id)
    const { organization } = portal
    const current = await currentConnection({ ...portal, ctx: tx })
    if (current !== undefined && (!isOpen(current) || current.row.connection_type === type)) return current.row.id
    if (current?.row.connection_type === 'Pending') {
      await updateConnection(tx, current.row.id, { type, name })
      return current.row.id
    }
    if (current !== undefined) await deleteConnection(tx, current.row.id)
    const created = await createConnection(tx, { organization_id: organization.id, type, name })
    return created.row.id
  })
}

export const chooseOperations = [ssoPage, chooseForm]
