import { defineSlice } from '#platform/slices/slice.ts'

/** The email that notifies users of an application or agent that they gave access. */
export const accessNotices = defineSlice({})
