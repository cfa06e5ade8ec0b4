import { defineSlice } from '#platform/slices/slice.ts'
import { pagePreviews } from '../kit/index.ts'
import { previews } from './previews.ts'

export const errorPages = defineSlice({
  fills: [pagePreviews.fill(previews)],
})
