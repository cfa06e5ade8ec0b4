import { Type } from 'typebox'
import { defineJob } from '#platform/jobs/define-job.ts'
import { rotate } from './rotate.ts'

export const rotateJob = defineJob({
  name: 'rotate_vault_keys',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 25,
  run: ({ id }, ctx) => rotate(ctx, id),
})
