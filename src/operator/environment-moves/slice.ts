import { defineSlice } from '#platform/slices/slice.ts'

export const environmentMoves = defineSlice({
  tables: {
    environment_holds: {
      moves: 'it is about the move itself',
      kept: { until: 'the environment is forgotten here, or stays' },
    },
    environment_changes: {
      moves: 'it is about the move itself',
      kept: { after: 'noted_at', for: '1 day', why: 'a move that was killed no longer reads them' },
      impersonal: { 'which rows were written, for a day at most': ['table_name', 'key'] },
    },
  },
})
