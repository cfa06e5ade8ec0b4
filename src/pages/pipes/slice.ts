import { defineSlice } from '../../platform/slices/slice.ts'
import { callbackOperation } from './callback.ts'

export const pipesPages = defineSlice({ operations: [callbackOperation] })
