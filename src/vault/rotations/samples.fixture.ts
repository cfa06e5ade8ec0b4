import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ create, server }) {
    const { id } = await create('/vault/v1/rotations', { kind: 'wrapping' })
    const state = async () => (await server.api.get<{ state: string }>(`/vault/v1/rotations/${id}`)).body.state
    // Another one begins when it has ended.
    while ((await state()) === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
    return { objects: { '/vault/v1/rotations/': id } }
  },
})
