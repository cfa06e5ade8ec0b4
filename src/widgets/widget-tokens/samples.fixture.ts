import { defineSamples } from '#test/slice-samples.ts'
import { widgetScopes } from './scopes.ts'

export const samples = defineSamples({
  async furnish({ server: { clientId }, name, member, create }) {
    const organization_id = member('organization_id')
    const email = `widgets@${name}.example`
    const { id: user_id } = await create('/user_management/users', { email, email_verified: true })
    await create('/user_management/organization_memberships', { user_id, organization_id, role_slug: 'admin' })
    const { token } = await create('/widgets/token', { organization_id, user_id, scopes: widgetScopes })
    return { objects: { '/widgets/': clientId }, members: { widget_token: token, widget_user_id: user_id } }
  },
  calls: {
    WidgetsPublicController_issueWidgetSessionToken: [{ with: ({ members }) => ({ user_id: members.user_id }) }],
  },
})
