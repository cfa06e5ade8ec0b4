import { defineSlice } from '#platform/slices/slice.ts'
import { vaultKeysArea } from '../vault-keys/index.ts'
import { rotateJob } from './jobs.ts'
import { getRotationOperation } from './operations/get-rotation.ts'
import { listRotationsOperation } from './operations/list-rotations.ts'
import { startRotationOperation } from './operations/start-rotation.ts'

export const vaultRotations = defineSlice({
  area: vaultKeysArea,
  operations: [startRotationOperation, getRotationOperation, listRotationsOperation],
  jobs: [rotateJob],
  tables: {
    vault_rotations: {
      kept: {
        after: 'updated_at',
        for: '400 days',
        only: "state = 'completed'",
        why: 'a year can be compared with the one before',
      },
      impersonal: { 'texts of ours, ids': ['error', 'position'] },
    },
  },
})
