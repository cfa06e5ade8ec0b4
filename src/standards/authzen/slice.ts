import { defineSlice } from '#platform/slices/slice.ts'
import { authzenArea } from './area.ts'
import { evaluateManyOperation, evaluateOperation } from './operations/evaluate.ts'
import { getConfigurationOperation } from './operations/get-configuration.ts'
import { searchActionsOperation, searchResourcesOperation, searchSubjectsOperation } from './operations/search.ts'

export const authzen = defineSlice({
  area: authzenArea,
  operations: [
    getConfigurationOperation,
    evaluateOperation,
    evaluateManyOperation,
    searchSubjectsOperation,
    searchResourcesOperation,
    searchActionsOperation,
  ],
})
