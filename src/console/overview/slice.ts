import { defineSlice } from '#platform/slices/slice.ts'
import { overviewArea } from './area.ts'
import { limitRefusalsOperation } from './limit-refusals-operation.ts'
import { overviewOperation } from './overview-operation.ts'

export const consoleOverview = defineSlice({
  area: overviewArea,
  operations: [overviewOperation, limitRefusalsOperation],
})
