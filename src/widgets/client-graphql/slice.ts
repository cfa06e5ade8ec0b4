import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { runDocumentOperation } from './operations/run-document.ts'

export const clientGraphql = defineSlice({ area: widgetCallsArea, operations: [runDocumentOperation] })
