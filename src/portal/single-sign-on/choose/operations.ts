import { Type } from 'typebox'
import {
  guideFor,
  offersOf,
  type ProviderGuide,
  type ProviderOffer,
  providerGuides,
} from '#pages/provider-guides/index.ts'
import { createConnection, deleteConnection, type JoinedConnection, updateConnection } from '#sso/connections/index.ts'
import {
  addressOf,
  defineChoice,
  definePortalPage,
  goTo,
  inTurn,
  type Portal,
  portalForm,
  withGuideStyles,
} from '../../kit/index.ts'
import { currentConnection, pathOf, ssoPath } from '../connection.ts'
import { type ChooseConnectionProps, renderPortalChoose } from './choose.tsx'
import { renderPortalProtocol } from './protocol.tsx'

/** Not set up yet, so that another provider may be chosen for it. */
const isOpen = ({ row }: JoinedConnection) => row.state === 'draft' || row.state === 'requires_type'

const protocolPath = `${ssoPath}/protocol`

const choice = defineChoice<ProviderGuide>({
  part: 'sso',
  name: 'sso',
  path: ssoPath,
  summaries: ['Show the single sign-on of an organization', 'Select an identity provider'],
  guides: guidesFor,
  async current(portal) {
    const connection = await currentConnection(portal)
    if (connection === undefined) return undefined
    if (!isOpen(connection)) return { url: pathOf(connection), isOpen: false, provider: undefined }
    const provider = guideFor(connection.row.connection_type)?.name
    return { url: pathOf(connection, 'guide'), isOpen: true, provider }
  },
  render(portal, common) {
    const { domains, allow_profiles_outside_organization } = portal.organization
    const hasDomain = allow_profiles_outside_organization || domains.some(({ state }) => state === 'verified')
    return renderPortalChoose({
      ...common,
      providers: offersOf(guidesFor(portal)).map(toChosen),
      verifyUrl: hasDomain ? undefined : '/portal/domains',
    })
  },
  async choose(portal, guide) {
    return goTo(portal, `${ssoPath}/${await chosenConnection(portal, guide)}/guide`)
  },
})

/** A provider with one guide is chosen at once. */
function toChosen({ provider, isGeneric, guides }: ProviderOffer): ChooseConnectionProps['providers'][number] {
  const [{ slug, name, glyph, protocol }, ...others] = guides
  const common = { name, glyph, isGeneric }
  if (others.length === 0) return { ...common, slug, protocol }
  return { ...common, slug: provider, protocol: 'either', url: addressOf(protocolPath, { provider }) }
}

/** For a provider that can be connected by several protocols. */
const protocolPage = definePortalPage({
  name: 'sso.protocol',
  path: protocolPath,
  summary: 'Show the protocols by which a provider connects',
  part: 'sso',
  query: { provider: Type.Optional(Type.String({ maxLength: 64 })) },
  async show(portal, _params, { provider }) {
    const offer = offersOf(guidesFor(portal)).find((each) => each.provider === provider)
    const current = await currentConnection(portal)
    if (offer === undefined || offer.guides.length < 2 || (current !== undefined && !isOpen(current)))
      return goTo(portal, ssoPath)
    return renderPortalProtocol({
      page: withGuideStyles(portal.page),
      backUrl: ssoPath,
      provider: offer.isGeneric ? undefined : offer.guides[0].name,
      glyph: offer.guides[0].glyph,
      ways: offer.guides,
      form: portalForm(portal, ssoPath),
    })
  },
})

export const chooseOperations = [...choice, protocolPage]

/** The guides to the provider that the link is for; all if it names no provider, or one without a guide. */
function guidesFor({ session }: Portal): readonly ProviderGuide[] {
  const own = providerGuides.filter((each) => each.connectionType === session.sso_provider_type)
  return own.length === 0 ? providerGuides : own
}

/** The connection for a provider. @returns its id */
function chosenConnection(portal: Portal, { connectionType: type, name }: ProviderGuide): Promise<string> {
  return inTurn(portal, async (tx) => {
    const { organization } = portal
    const current = await currentConnection({ ctx: tx, organization })
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
