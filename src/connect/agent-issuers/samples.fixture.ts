import { defineSamples } from '#test/slice-samples.ts'

let trusted = 0

export const samples = defineSamples({
  async furnish({ name, create }) {
    const issuer = `https://issuer.${name}.example`
    const { id } = await create('/agents/trusted_issuers', { issuer, name: 'Agents Inc.' })
    return { objects: { '/agents/trusted_issuers/': id } }
  },
  calls: {
    'gatehouse.agents.trusted_issuers.create': [
      { with: () => ({ issuer: `https://issuer-${trusted++}.example`, name: 'Other Agents' }) },
    ],
  },
})
