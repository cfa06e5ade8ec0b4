import { defineSlice } from '#platform/slices/slice.ts'
import { callbackOperation } from './callback.ts'
import { connectForm, connectPage, redirectingPage } from './connecting/operations.ts'

export const pipesPages = defineSlice({ operations: [redirectingPage, connectPage, connectForm, callbackOperation] })
