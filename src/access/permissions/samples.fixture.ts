import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { slug } = await create('/authorization/permissions', {
      slug: `invite:${name}`,
      name,
      resource_type_slug: `visit-${name}`,
    })
    return {
      objects: { '/authorization/permissions/': slug, '/authorization/resource_types/': `visit-${name}` },
      members: { permission_slug: slug },
    }
  },
  calls: {
    AuthorizationPermissionsController_create: [{ events: ['permission.created'] }],
    AuthorizationPermissionsController_update: [{ with: { name: 'Renamed' }, events: ['permission.updated'] }],
    AuthorizationPermissionsController_delete: [{ events: ['permission.deleted'] }],
    'gatehouse.resource_types.declare': [
      {
        first: ({ done }) => done('PUT', '/authorization/resource_types', { slug: 'house' }),
        with: { slug: 'house', name: 'House' },
      },
    ],
    'gatehouse.resource_types.delete': [
      { first: ({ done, pathOf }) => done('DELETE', pathOf('AuthorizationPermissionsController_delete')) },
    ],
  },
})
