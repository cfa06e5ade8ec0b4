import type { TSchema } from 'typebox'
import type { Context } from '#platform/context.ts'
import { isReturned, type Projection, readProjection } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { directoryObjectExists } from '../../directory-objects/index.ts'
import { answer } from '../answers/answer.ts'
import { resourceAnswer } from '../answers/resource-answer.ts'
import { versionOf } from '../answers/versions.ts'
import { migratedIdMismatch, scimVersionMismatch } from '../errors.ts'
import type { ResourceKind } from '../resources/kind.ts'
import { GroupBody, PatchBody, ProjectionQuery, ResourceParams, ScimMessage, UserBody } from '../schemas.ts'
import { groupWrites } from '../writes/group-writes.ts'
import { recordingRefusals } from '../writes/record-refusals.ts'
import { requestOf } from '../writes/request-of.ts'
import { userWrites } from '../writes/user-writes.ts'
import type { ResourceWrites } from '../writes/writes.ts'
import { defineScimOperation } from './define.ts'

export const replaceScimUserOperation = changeOperation('users.replace', 'Replace a user of a directory', userWrites, {
  method: 'PUT',
  body: UserBody,
})
export const replaceScimGroupOperation = changeOperation(
  'groups.replace',
  'Replace a group of a directory',
  groupWrites,
  { method: 'PUT', body: GroupBody },
)
export const patchScimUserOperation = changeOperation('users.update', 'Change a user of a directory', userWrites, {
  method: 'PATCH',
  body: PatchBody,
})
export const patchScimGroupOperation = changeOperation('groups.update', 'Change a group of a directory', groupWrites, {
  method: 'PATCH',
  body: PatchBody,
})

function changeOperation(
  name: string,
  summary: string,
  writes: ResourceWrites,
  { method, body }: { method: 'PUT' | 'PATCH'; body: TSchema },
) {
  const { kind } = writes
  const change = method === 'PUT' ? writes.replace : writes.patch
  return defineScimOperation({
    name,
    method,
    path: `${kind.type.endpoint}/{id}`,
    summary,
    params: ResourceParams,
    query: ProjectionQuery,
    body,
    success: { status: 200, body: ScimMessage },
    errors: [directoryObjectExists, scimVersionMismatch, ...(method === 'PUT' ? [migratedIdMismatch] : [])],
    handler: ({ params: { id }, query, body: given }, ctx) =>
      answer(ctx, (directory) =>
        recordingRefusals(
          ctx,
          directory,
          { request: `${method} ${kind.type.endpoint}/${id}`, body: given },
          async () => {
            const projection = readProjection(query, kind.type)
            const shown = withRelatedRead(ctx, directory, id, kind, projection)
            const row = await change(ctx, directory, id, given, requestOf(ctx))
            if (isAnsweredWithoutBody(method, kind, query)) return { status: 204, headers: { etag: versionOf(row) } }
            return resourceAnswer(ctx, directory, shown, row, { status: 200, projection })
          },
        ),
      ),
  })
}

/** No change of a user changes which groups it is in: where they are shown, they are read beside the change. */
function withRelatedRead(
  ctx: Context,
  directory: DirectoryRow,
  id: string,
  kind: ResourceKind,
  projection: Projection,
): ResourceKind {
  if (!kind.isBornAlone || !isReturned(kind.related, projection)) return kind
  const related = kind.readRelated(ctx, directory, [id])
  // No one waits for it where the change is refused.
  related.catch(() => undefined)
  return { ...kind, readRelated: () => related }
}

/**
 * A PATCH of a group shows nothing unless attributes are asked for (RFC 7644 §3.5.2): a client that adds one member does not wait
 * for thousands of others.
 */
function isAnsweredWithoutBody(
  method: 'PUT' | 'PATCH',
  { related }: ResourceKind,
  { attributes, excludedAttributes }: { attributes?: string; excludedAttributes?: string },
): boolean {
  return method === 'PATCH' && related === 'members' && attributes === undefined && excludedAttributes === undefined
}
