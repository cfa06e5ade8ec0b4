import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { id } = await create('/user_management/redirect_uris', { uri: `https://${name}.example/callback` })
    return { objects: { '/user_management/redirect_uris/': id } }
  },
  calls: {
    RedirectUrisController_create: [{ with: { uri: 'https://fresh.example/callback' } }],
  },
})
