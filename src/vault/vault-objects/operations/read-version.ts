import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { objectDamaged, valueGone } from '../errors.ts'
import { readVersion } from '../read-objects.ts'
import { ObjectVersionValue } from '../schemas.ts'

export const readVersionOperation = defineOperation({
  id: 'gatehouse.vault.versions.get',
  method: 'GET',
  path: '/vault/v1/kv/{id}/versions/{versionId}',
  summary: 'Read a version of an object',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String(), versionId: Type.String() }),
  success: { status: 200, body: ObjectVersionValue },
  errors: [notFound, objectDamaged, valueGone, keyProviderUnavailable, customerKeyRefused],
  handler: ({ params }, ctx) => readVersion(ctx, params.id, params.versionId),
})
