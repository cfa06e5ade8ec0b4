import { defineSlice } from '#platform/slices/slice.ts'
import { compareSecretsOperation } from './operations/compare-secrets.ts'

export const secretComparisons = defineSlice({
  area: {
    name: 'Secret comparisons',
    group: 'Operations',
    description: 'Find out whether a stored secret is the expected one, without being shown it.',
    after: 'Failed jobs',
  },
  operations: [compareSecretsOperation],
})
