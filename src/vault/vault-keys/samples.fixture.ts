import { defineSamples } from '#test/slice-samples.ts'

const context = { tenant: 'sample' }
const encryptedKeys = async (done: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>) =>
  String((await done('POST', '/vault/v1/keys/data-key', { context })).encrypted_keys)

export const samples = defineSamples({
  async furnish({ create, name }) {
    const { encrypted_keys } = await create('/vault/v1/keys/data-key', { context: { tenant: name } })
    return { members: { encrypted_keys, keys: encrypted_keys } }
  },
  calls: {
    // What is current is not deleted.
    'gatehouse.vault.keys.delete': [{ status: 409 }],
    'JumpWireWeb.KeyController.create_data_key': [
      { with: { context }, events: ['vault.kek.created', 'vault.dek.read'] },
    ],
    'JumpWireWeb.KeyController.decrypt': [
      { with: async ({ done }) => ({ keys: await encryptedKeys(done) }), events: ['vault.dek.decrypted'] },
    ],
    'JumpWireWeb.KeyController.rekey': [
      {
        with: async ({ done }) => ({ context, encrypted_keys: await encryptedKeys(done) }),
        events: ['vault.dek.decrypted', 'vault.dek.read'],
      },
    ],
  },
})
