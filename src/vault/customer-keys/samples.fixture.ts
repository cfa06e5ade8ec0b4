import { startKeyService } from '#test/key-services.ts'
import { defineSamples } from '#test/slice-samples.ts'

/** Every environment has its own, and may have it changed. */
const start = async () => (await startKeyService('GCP_KMS')).settings

export const samples = defineSamples({
  async furnish({ create, server, name }) {
    const { id } = await create('/organizations', { name: `${name} with a key` })
    await create('/vault/v1/kv', { name: `${name} theirs`, value: name, key_context: { organization_id: id } })
    const { status } = await server.api.put(`/organizations/${id}/customer_key`, await start())
    if (status !== 200) throw new Error(`The key of an organization was answered ${status}.`)
    return { objects: { '/organizations/{id}/customer_key': id, '/organizations/{id}/customer_key/verify': id } }
  },
  calls: {
    'gatehouse.customer_keys.configure': [
      { with: async () => ({ ...(await start()) }), events: ['vault.byok_key.verification_completed'] },
    ],
    'gatehouse.customer_keys.verify': [{ events: ['vault.byok_key.verification_completed'] }],
    'gatehouse.customer_keys.delete': [{ events: ['vault.byok_key.deleted'] }],
  },
})
