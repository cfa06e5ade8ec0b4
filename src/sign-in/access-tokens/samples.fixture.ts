import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ server: { clientId } }) {
    return { objects: { '/sso/jwks/': clientId, '/user_management/': clientId } }
  },
})
