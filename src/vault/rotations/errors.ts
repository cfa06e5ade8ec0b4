import { defineError } from '#platform/http/errors.ts'

export const rotationRunning = defineError(
  {
    status: 409,
    code: 'vault_rotation_running',
    when: 'Keys of the environment are being rotated already.',
    next: 'Wait until `GET /vault/v1/rotations` shows no running rotation.',
  },
  () => 'Keys of the environment are being rotated already.',
)
