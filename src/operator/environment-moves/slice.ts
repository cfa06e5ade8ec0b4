import { defineSlice } from '#platform/slices/slice.ts'

export const environmentMoves = defineSlice({
  tables: {
    environment_holds: {
      moves: 'it is about the move itself',
      kept: { until: 'the environment is forgotten here, or stays' },
    },
  },
})
