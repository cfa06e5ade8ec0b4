import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { id } = await create('/user_management/cors_origins', { origin: `https://${name}.example` })
    return { objects: { '/user_management/cors_origins/': id } }
  },
  calls: {
    CorsOriginsController_createCorsOrigin: [{ with: { origin: 'https://fresh.example' } }],
  },
})
