import { defineSlice } from '#platform/slices/slice.ts'
import { healthArea } from './area.ts'
import { migrationLevel, synchronousStandbys } from './gauges.ts'
import { requestOriginOperation } from './operations/request-origin.ts'
import { systemOperation } from './operations/system.ts'

export const health = defineSlice({
  area: healthArea,
  operations: [requestOriginOperation, systemOperation],
  gauges: [migrationLevel, synchronousStandbys],
})
