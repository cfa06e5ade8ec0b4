import { expect, vi } from 'vitest'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create, server: { api } }) {
    const gone = await create('/user_management/users', { email: `gone@${name}.example` })
    const { id } = await create(`/user_management/users/${gone.id}/erase`)
    // Not `expect.poll`, which works inside tests alone: this is called before them.
    await vi.waitFor(
      async () => {
        const { body } = await api.get(`/user_management/erasures/${id}`)
        expect(body).toMatchObject({ status: 'completed' })
      },
      { timeout: 20_000, interval: 50 },
    )
    return { objects: { '/user_management/erasures/': id } }
  },
  calls: {
    'gatehouse.users.erase': [
      {
        events: ['session.revoked', { endsWith: 'user' }, 'user.deleted'],
      },
    ],
  },
})
