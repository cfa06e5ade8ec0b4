import { defineSlice } from '#platform/slices/slice.ts'
import { overviewArea } from '../overview/index.ts'
import { namesOperation } from './names-operation.ts'
import { searchOperation } from './search-operation.ts'

export const consoleSearch = defineSlice({ area: overviewArea, operations: [searchOperation, namesOperation] })
