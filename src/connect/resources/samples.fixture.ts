import { defineSamples } from '#test/slice-samples.ts'

let registered = 0

export const samples = defineSamples({
  async furnish({ name, create }) {
    const uri = `https://${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.example/api`
    const { id } = await create('/user_management/authkit_oauth_resources', { uri })
    return { objects: { '/user_management/authkit_oauth_resources/': id } }
  },
  calls: {
    AuthkitOauthResourcesController_create: [{ with: () => ({ uri: `https://api-${registered++}.example` }) }],
  },
})
