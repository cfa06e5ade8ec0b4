import { type GroupPatch, patchGroup, readGroup, readOperations } from '#protocol/scim/index.ts'
import {
  changeDirectoryGroup,
  createDirectoryGroup,
  deleteDirectoryGroup,
  type MemberStep,
} from '../../directory-objects/index.ts'
import { checkIfMatch } from '../answers/versions.ts'
import { groups } from '../resources/groups.ts'
import { checkMigratedId, migratedId } from './migrated-id.ts'
import { sourceOf } from './source.ts'
import type { ResourceWrites } from './writes.ts'

export const groupWrites: ResourceWrites = {
  kind: groups,
  async create(ctx, directory, body, request) {
    const id = migratedId(request)
    const { attributes, memberIds } = readGroup(body)
    const input = { resource: attributes, members: memberIds, ...(id && { id }) }
    return createDirectoryGroup(ctx, directory, input, sourceOf('POST', '/Groups'))
  },
  async replace(ctx, directory, id, body, request) {
    checkMigratedId(request, id)
    const { attributes, memberIds } = readGroup(body)
    return changeDirectoryGroup(
      ctx,
      directory,
      id,
      (current) => {
        checkIfMatch(request, current)
        return { resource: attributes, steps: [{ kind: 'replace', ids: memberIds }] }
      },
      sourceOf('PUT', `/Groups/${id}`),
    )
  },
  async patch(ctx, directory, id, body, request) {
    const operations = readOperations(body)
    return changeDirectoryGroup(
      ctx,
      directory,
      id,
      (current) => {
        checkIfMatch(request, current)
        const { attributes, members } = patchGroup(current.resource, operations, id)
        return { resource: attributes, steps: stepsOf(members) }
      },
      sourceOf('PATCH', `/Groups/${id}`),
    )
  },
  remove: (ctx, directory, id, request) =>
    deleteDirectoryGroup(ctx, directory, id, sourceOf('DELETE', `/Groups/${id}`), (current) =>
      checkIfMatch(request, current),
    ),
}

function stepsOf(members: GroupPatch['members']): MemberStep[] {
  if (members.kind === 'none') return []
  if (members.kind === 'replace') return [members]
  return [
    { kind: 'remove', ids: members.remove },
    { kind: 'add', ids: members.add },
  ]
}
