import { defineSlice } from '#platform/slices/slice.ts'
import { foldOldTallies } from './jobs.ts'
import { signInFailures, signIns } from './sign-in-counters.ts'

export const tallies = defineSlice({
  crons: [foldOldTallies],
  figures: [signIns, signInFailures],
  tables: {
    tallies: {
      kept: { after: 'hour', for: '400 days', why: 'a year can be compared with the one before' },
      impersonal: { 'names of ours, and networks of sites': ['series', 'label'] },
    },
    active_users: { kept: { after: 'day', for: '35 days', why: 'so long a backlog of events can be counted' } },
  },
})
