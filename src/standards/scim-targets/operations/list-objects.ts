import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listObjects, toObject } from '../objects.ts'
import { objectStates, ScimTargetObject } from '../schemas.ts'

export const listObjectsOperation = defineOperation({
  id: 'gatehouse.scim_targets.list_objects',
  method: 'GET',
  path: '/scim_targets/{id}/objects',
  summary: 'List what a SCIM target has',
  description:
    'The users and groups that the target has or is to get, with their ids there and what is still to be pushed.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({
    object_id: Type.Optional(Type.String({ description: 'The id of a user or group.' })),
    state: Type.Optional(Type.Enum([...objectStates])),
  }),
  success: { status: 200, body: listOf(ScimTargetObject) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listObjects(ctx, params.id, query), toObject)
  },
})
