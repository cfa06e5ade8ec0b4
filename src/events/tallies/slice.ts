import { defineSlice } from '#platform/slices/slice.ts'
import { foldOldTallies } from './jobs.ts'

export const tallies = defineSlice({
  crons: [foldOldTallies],
  tables: {
    tallies: { impersonal: { 'names of ours': ['series', 'label'] } },
    active_users: {},
  },
})
