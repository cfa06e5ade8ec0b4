import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ create, name, server }) {
    const { id, version_id } = await create('/vault/v1/kv', {
      name: `${name} secret`,
      value: `the secret of ${name}`,
      key_context: { tenant: name },
    })
    const { body } = await server.api.get<{ data: { id: string }[] }>('/vault/v1/keys')
    return {
      objects: {
        '/vault/v1/kv/': id,
        '/vault/v1/kv/name/': `${name}%20secret`,
        '/vault/v1/kv/{id}/versions/': version_id,
        '/vault/v1/keys/': body.data[0]?.id,
      },
    }
  },
  calls: {
    'JumpWireWeb.DataVaultController.create': [
      {
        with: { name: 'new', key_context: { tenant: 'new' } },
        events: ['vault.kek.created', 'vault.data.created'],
      },
    ],
    'JumpWireWeb.DataVaultController.update': [{ events: ['vault.data.updated'] }],
    'JumpWireWeb.DataVaultController.delete': [{ events: ['vault.data.deleted'] }],
  },
})
