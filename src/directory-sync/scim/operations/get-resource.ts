import { readProjection } from '#protocol/scim/index.ts'
import { answer } from '../answers/answer.ts'
import { resourceAnswer } from '../answers/resource-answer.ts'
import { isKnown, versionOf } from '../answers/versions.ts'
import { readErrors } from '../errors.ts'
import { getResource } from '../reads/get-resource.ts'
import { groups } from '../resources/groups.ts'
import type { ResourceKind } from '../resources/kind.ts'
import { users } from '../resources/users.ts'
import { ProjectionQuery, ResourceParams, ScimMessage } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

export const getScimUserOperation = getOperation('users.get', 'Get a user of a directory', users)
export const getScimGroupOperation = getOperation('groups.get', 'Get a group of a directory', groups)

function getOperation(name: string, summary: string, kind: ResourceKind) {
  return defineScimOperation({
    name,
    method: 'GET',
    path: `${kind.type.endpoint}/{id}`,
    summary,
    params: ResourceParams,
    query: ProjectionQuery,
    success: { status: 200, body: ScimMessage },
    errors: [...readErrors],
    handler: ({ params: { id }, query }, ctx) =>
      answer(ctx, async (directory) => {
        const projection = readProjection(query, kind.type)
        const row = await getResource(ctx, directory, kind, id)
        if (ctx.request !== undefined && isKnown(ctx.request, row)) {
          return { status: 304, headers: { etag: versionOf(row) } }
        }
        return resourceAnswer(ctx, directory, kind, row, { status: 200, projection })
      }),
  })
}
