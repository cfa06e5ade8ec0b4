import { defineSlice } from '#platform/slices/slice.ts'

export const importedObjects = defineSlice({
  tables: {
    imported_objects: {
      moves: 'it has hashes under keys of the database',
      kept: { until: 'its environment is deleted' },
      impersonal: {
        'names of ours': ['source', 'kind'],
        'keyed hashes': ['source_key', 'digest', 'password_digest'],
      },
    },
  },
})
