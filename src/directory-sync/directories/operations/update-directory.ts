import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConfiguredDirectory, toConfiguredDirectory, UpdateDirectory } from '../schemas.ts'
import { updateDirectory } from '../service.ts'

export const updateDirectoryOperation = defineOperation({
  id: 'gatehouse.directories.update',
  method: 'PATCH',
  path: '/directories/{id}',
  summary: 'Update a directory',
  description:
    'Changes the members that are sent; `attribute_map` is replaced as a whole. The users of the directory are updated within seconds.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateDirectory,
  success: { status: 200, body: ConfiguredDirectory },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    return toConfiguredDirectory(ctx, await updateDirectory(ctx, params.id, body))
  },
})
