import { defineSlice } from '#platform/slices/slice.ts'
import { errorTexts } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { callbackOperation } from './callback.ts'
import { connectForm, connectPage, redirectingPage } from './connecting/operations.ts'

export const pipesPages = defineSlice({
  operations: [redirectingPage, connectPage, connectForm, callbackOperation],
  fills: [errorTexts.fill(texts.pipes.failures)],
})
