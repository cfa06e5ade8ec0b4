import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, server: { url } }) {
    const make = async (path: string) => {
      const answer = await fetch(`${url}/_widgets/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${member('widget_token')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Widget', permissions: [] }),
      })
      return ((await answer.json()) as { id: string }).id
    }
    return {
      objects: {
        '/_widgets/ApiKeys/': await make('ApiKeys/organization-api-keys'),
        '/_widgets/UserApiKeys/': await make('UserApiKeys/api-keys'),
      },
    }
  },
  calls: {
    'gatehouse.widgets.api_keys.create': [{ with: { permissions: [] }, events: ['api_key.created'] }],
    'gatehouse.widgets.user_api_keys.create': [{ with: { permissions: [] }, events: ['api_key.created'] }],
    'gatehouse.widgets.api_keys.expire': [{ events: ['api_key.updated'] }],
    'gatehouse.widgets.user_api_keys.expire': [{ events: ['api_key.updated'] }],
    'gatehouse.widgets.api_keys.delete': [{ events: ['api_key.revoked'] }],
    'gatehouse.widgets.user_api_keys.delete': [{ events: ['api_key.revoked'] }],
  },
})
