import { defineOperation } from '#platform/http/operation.ts'
import { rotationRunning } from '../errors.ts'
import { Rotation, StartRotation, toRotation } from '../schemas.ts'
import { startRotation } from '../service.ts'

export const startRotationOperation = defineOperation({
  id: 'gatehouse.vault.rotations.start',
  method: 'POST',
  path: '/vault/v1/rotations',
  summary: 'Rotate the keys of the Vault',
  description: 'A job does the work. Meanwhile, everything can be read and written.',
  surface: 'vault',
  access: 'api_key',
  idempotency: 'replay',
  body: StartRotation,
  success: { status: 202, body: Rotation },
  errors: [rotationRunning],
  handler: async ({ body }, ctx) => toRotation(await startRotation(ctx, body.kind)),
})
