import { answer } from '../answers/answer.ts'
import { scimVersionMismatch } from '../errors.ts'
import { ResourceParams } from '../schemas.ts'
import { groupWrites } from '../writes/group-writes.ts'
import { requestOf } from '../writes/request-of.ts'
import { userWrites } from '../writes/user-writes.ts'
import type { ResourceWrites } from '../writes/writes.ts'
import { defineScimOperation } from './define.ts'

export const deleteScimUserOperation = deleteOperation('users.delete', 'Delete a user of a directory', userWrites)
export const deleteScimGroupOperation = deleteOperation('groups.delete', 'Delete a group of a directory', groupWrites)

function deleteOperation(name: string, summary: string, { kind, remove }: ResourceWrites) {
  return defineScimOperation({
    name,
    method: 'DELETE',
    path: `${kind.type.endpoint}/{id}`,
    summary,
    params: ResourceParams,
    success: { status: 204 },
    errors: [scimVersionMismatch],
    handler: ({ params: { id } }, ctx) =>
      answer(ctx, async (directory) => {
        await remove(ctx, directory, id, requestOf(ctx))
        return { status: 204 }
      }),
  })
}
