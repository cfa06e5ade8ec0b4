import { onTestFinished } from 'vitest'
import { startLocalServer } from '#test/local-server.ts'
import { defineSamples } from '#test/slice-samples.ts'

const authentication = { type: 'bearer_token', token: 'a-token-of-the-sample' }
const paused = { endpoint_url: 'http://127.0.0.1:9/scim', authentication, state: 'paused' }

export const samples = defineSamples({
  async furnish({ create }) {
    const { id } = await create('/scim_targets', { name: 'Sample', ...paused })
    return { objects: { '/scim_targets/': id, '/scim_targets/{id}/': id } }
  },
  /** A target that repeats what it is sent. */
  async leaveTraces({ create, server: { api } }, { user_id }) {
    const { url, close } = await startLocalServer(({ method, body }) =>
      method === 'GET'
        ? { status: 200, body: { Resources: [] } }
        : { status: 200, body: { ...JSON.parse(body), id: 'r1' } },
    )
    onTestFinished(close)
    const { id } = await create('/scim_targets', { name: 'Repeats', endpoint_url: url, authentication })
    const pushed = async () => {
      const { body } = await api.get<{ data: unknown[] }>(`/scim_targets/${id}/requests?object_id=${user_id}`)
      return body.data.length >= 2
    }
    while (!(await pushed())) await new Promise((resolve) => setTimeout(resolve, 20))
  },
  calls: {
    'gatehouse.scim_targets.create': [{ with: paused }],
    'gatehouse.scim_targets.update': [{ with: { name: 'Renamed' } }],
    'gatehouse.scim_targets.delete': [{}],
    'gatehouse.scim_targets.reconcile': [{}],
  },
})
