import { defineSamples } from '../../../test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const organization_id = member('organization_id')
    const { id } = await create('/organization_domains', { organization_id, domain: `portal.${name}.example` })
    return {
      objects: {
        '/portal/domains/': id,
        '/portal/sso/': member('connection_id'),
        // Whoever has no session sees none, so it is not looked for.
        '/portal/sso/{id}/attempts/': 'sso_session_01J00000000000000000000000',
      },
    }
  },
})
