import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const organization = member('organization_id')
    const { id } = await create(`/organizations/${organization}/api_keys`, { name })
    await create(`/user_management/users/${member('user_id')}/api_keys`, { name, organization_id: organization })
    return { objects: { '/api_keys/': id } }
  },
  calls: {
    OrganizationApiKeysController_create: [{ events: ['api_key.created'] }],
    UserApiKeysController_create: [{ events: ['api_key.created'] }],
    ApiKeysController_expire: [{ events: ['api_key.updated'] }],
    ApiKeysController_delete: [{ events: ['api_key.revoked'] }],
  },
  endings: {
    user: ['api_key.revoked'],
    membership: ['api_key.revoked'],
    members: ['api_key.revoked', 'api_key.revoked', 'api_key.revoked', 'api_key.revoked'],
  },
})
