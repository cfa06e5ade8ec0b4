import { defineSlice } from '#platform/slices/slice.ts'
import { erasureArea } from '../erasures/index.ts'
import { exportUserOperation } from './operations/export-user.ts'

export const exports = defineSlice({
  area: erasureArea,
  operations: [exportUserOperation],
})
