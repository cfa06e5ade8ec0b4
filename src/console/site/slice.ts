import { defineSlice } from '#platform/slices/slice.ts'
import { getConsoleFileOperation } from './operations/get-console-file.ts'
import { showConsoleOperations } from './operations/show-console.ts'
import { showFrameOperation } from './operations/show-frame.ts'

export const consoleSite = defineSlice({
  operations: [getConsoleFileOperation, showFrameOperation, ...showConsoleOperations],
})
