import { defineSlice } from '#platform/slices/slice.ts'
import { overviewArea } from '../overview/index.ts'
import { listExpiringOperation } from './list-expiring-operation.ts'

export const consoleExpiring = defineSlice({ area: overviewArea, operations: [listExpiringOperation] })
