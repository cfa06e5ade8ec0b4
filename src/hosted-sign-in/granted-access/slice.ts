import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { visitEnd } from '../flow/index.ts'
import { accessForm, accessPage } from './operations.ts'
import { previews } from './previews.ts'
import { endsAccessVisit } from './visit.ts'

export const grantedAccessPages = defineSlice({
  operations: [accessPage, accessForm],
  fills: [pagePreviews.fill(previews), visitEnd.fill(endsAccessVisit)],
})
