import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { versionMismatch } from '../errors.ts'
import { ObjectWithoutValue, toObjectWithoutValue, UpdateObject } from '../schemas.ts'
import { updateObject } from '../write-objects.ts'

export const updateObjectOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.update',
  method: 'PUT',
  path: '/vault/v1/kv/{id}',
  summary: 'Update an object',
  description:
    'Stores a new version. With `version_check`, only if that version is current, so that one of several concurrent changes succeeds.',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: UpdateObject,
  success: { status: 201, body: ObjectWithoutValue },
  errors: [notFound, versionMismatch, keyProviderUnavailable, customerKeyRefused],
  handler: async ({ params, body }, ctx) => toObjectWithoutValue(ctx, await updateObject(ctx, params.id, body)),
})
