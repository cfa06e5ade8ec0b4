import { defineSlice } from '#platform/slices/slice.ts'
import { continueKeyRotation, removeReplacedDataKeys } from './jobs.ts'

export const keyRotations = defineSlice({ crons: [continueKeyRotation, removeReplacedDataKeys] })
