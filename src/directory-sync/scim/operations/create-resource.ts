import type { TSchema } from 'typebox'
import { readProjection } from '#protocol/scim/index.ts'
import { directoryObjectExists } from '../../directory-objects/index.ts'
import { answer } from '../answers/answer.ts'
import { resourceAnswer } from '../answers/resource-answer.ts'
import { migratedIdMismatch } from '../errors.ts'
import { DirectoryParams, GroupBody, ProjectionQuery, ScimMessage, UserBody } from '../schemas.ts'
import { groupWrites } from '../writes/group-writes.ts'
import { recordingRefusals } from '../writes/record-refusals.ts'
import { requestOf } from '../writes/request-of.ts'
import { userWrites } from '../writes/user-writes.ts'
import type { ResourceWrites } from '../writes/writes.ts'
import { defineScimOperation } from './define.ts'

export const createScimUserOperation = createOperation(
  'users.create',
  'Create a user in a directory',
  userWrites,
  UserBody,
)
export const createScimGroupOperation = createOperation(
  'groups.create',
  'Create a group in a directory',
  groupWrites,
  GroupBody,
)

function createOperation(name: string, summary: string, { kind, create }: ResourceWrites, body: TSchema) {
  return defineScimOperation({
    name,
    method: 'POST',
    path: kind.type.endpoint,
    summary,
    params: DirectoryParams,
    query: ProjectionQuery,
    body,
    success: { status: 201, body: ScimMessage },
    errors: [directoryObjectExists, migratedIdMismatch],
    handler: (input, ctx) =>
      answer(ctx, (directory) =>
        recordingRefusals(ctx, directory, { request: `POST ${kind.type.endpoint}`, body: input.body }, async () => {
          const projection = readProjection(input.query, kind.type)
          const row = await create(ctx, directory, input.body, requestOf(ctx))
          return resourceAnswer(ctx, directory, kind, row, { status: 201, projection })
        }),
      ),
  })
}
