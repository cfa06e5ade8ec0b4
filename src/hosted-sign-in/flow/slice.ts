import { errorTexts } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { texts } from '../texts/index.ts'
import { completePage } from './complete/operations.ts'
import { signInContinuePage } from './continue/operations.ts'
import { stoppedPage } from './stopped/operations.ts'

export const signInFlow = defineSlice({
  operations: [completePage, signInContinuePage, stoppedPage],
  fills: [errorTexts.fill(texts.flow.failures)],
})
