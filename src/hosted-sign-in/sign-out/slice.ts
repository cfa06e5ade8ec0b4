import { pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { logoutOperation } from './operations.ts'
import { previews } from './previews.ts'

export const signOutPages = defineSlice({
  operations: [logoutOperation],
  fills: [pagePreviews.fill(previews)],
})
