import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const uri = `https://described.${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.example/mcp`
    await create('/user_management/authkit_oauth_resources', { uri })
    return { searches: { 'gatehouse.oauth2.resource_metadata': { resource: uri } } }
  },
})
