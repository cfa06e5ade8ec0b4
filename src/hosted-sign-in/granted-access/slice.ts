import { defineSlice } from '#platform/slices/slice.ts'
import { visitEnd } from '../flow/index.ts'
import { accessForm, accessPage } from './operations.ts'
import { endsAccessVisit } from './visit.ts'

export const grantedAccessPages = defineSlice({
  operations: [accessPage, accessForm],
  fills: [visitEnd.fill(endsAccessVisit)],
})
