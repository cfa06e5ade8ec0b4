import { parseEmailAddress } from '#platform/email-address.ts'
import { patchUser, type Resource, readOperations, readUser } from '#protocol/scim/index.ts'
import { changeDirectoryUser, createDirectoryUser, deleteDirectoryUser } from '../../directory-objects/index.ts'
import { checkIfMatch } from '../answers/versions.ts'
import { users } from '../resources/users.ts'
import { checkMigratedId, migratedId } from './migrated-id.ts'
import { sourceOf } from './source.ts'
import type { ResourceWrites } from './writes.ts'

export const userWrites: ResourceWrites = {
  kind: users,
  async create(ctx, directory, body, request) {
    const id = migratedId(request)
    const resource = { active: true, ...readUser(body, { method: 'POST', isAddress }) }
    return createDirectoryUser(ctx, directory, { resource, ...(id && { id }) }, sourceOf('POST', '/Users'))
  },
  async replace(ctx, directory, id, body, request) {
    checkMigratedId(request, id)
    const user = readUser(body, { method: 'PUT', isAddress })
    return changeDirectoryUser(
      ctx,
      directory,
      id,
      (current) => {
        checkIfMatch(request, current)
        return { active: isActive(current.resource), ...user }
      },
      sourceOf('PUT', `/Users/${id}`),
    )
  },
  async patch(ctx, directory, id, body, request) {
    const operations = readOperations(body)
    return changeDirectoryUser(
      ctx,
      directory,
      id,
      (current) => {
        checkIfMatch(request, current)
        return patchUser(current.resource, operations, { id, isAddress })
      },
      sourceOf('PATCH', `/Users/${id}`),
    )
  },
  remove: (ctx, directory, id, request) =>
    deleteDirectoryUser(ctx, directory, id, sourceOf('DELETE', `/Users/${id}`), (current) =>
      checkIfMatch(request, current),
    ),
}

function isAddress(text: string): boolean {
  return parseEmailAddress(text) !== undefined
}

/** A replacement that does not say whether the user is active does not bring back who was deactivated. */
function isActive({ active }: Resource): boolean {
  return active !== false
}
