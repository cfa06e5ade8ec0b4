import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  furnish: async () => ({ objects: { '/environments/current/mails/': 'invitation' } }),
  calls: { 'gatehouse.mails.test': [{ with: { to: 'test@example.com' } }] },
})
