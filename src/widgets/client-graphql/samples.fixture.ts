import { defineSamples } from '#test/slice-samples.ts'

const query = 'mutation { updateProfile(input: { firstName: "Renamed" }) { __typename } }'

export const samples = defineSamples({
  calls: { 'gatehouse.client.graphql': [{ with: { query }, events: ['user.updated'] }] },
})
