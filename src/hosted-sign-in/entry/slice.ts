import { pagePreviews, replaceableTexts } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { defaultCopy } from '../texts/index.ts'
import { authorizeOperation } from './authorize.ts'
import { signInForm, signInPage } from './operations.ts'
import { previews } from './previews.ts'

export const signInEntry = defineSlice({
  operations: [authorizeOperation, signInPage, signInForm],
  fills: [pagePreviews.fill(previews), replaceableTexts.fill(defaultCopy)],
})
