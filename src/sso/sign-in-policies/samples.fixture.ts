import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: { 'gatehouse.organizations.sign_in_policy.update': [{ with: { sso: 'optional' } }] },
})
