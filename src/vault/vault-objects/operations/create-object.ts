import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { nameTaken } from '../errors.ts'
import { CreateObject, ObjectMetadata, toObjectMetadata } from '../schemas.ts'
import { createObject } from '../write-objects.ts'

export const createObjectOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.create',
  method: 'POST',
  path: '/vault/v1/kv',
  summary: 'Create an object',
  description: 'Encrypts a value and stores it under a name.',
  surface: 'vault',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateObject,
  success: { status: 201, body: ObjectMetadata },
  errors: [nameTaken, keyProviderUnavailable, customerKeyRefused],
  handler: async ({ body }, ctx) => toObjectMetadata(ctx, await createObject(ctx, body)),
})
