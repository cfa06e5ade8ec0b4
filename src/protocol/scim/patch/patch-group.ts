import { isResource, type Resource } from '../resource.ts'
import { checkGroup } from '../resources/read-group.ts'
import { groupType } from '../schemas/resource-type.ts'
import { applyOperation } from './apply-operation.ts'
import { type MemberChange, MemberChanges } from './member-changes.ts'
import { memberStep } from './member-step.ts'
import { parsePath } from './parse-path.ts'
import type { Operation } from './read-operations.ts'
import { WorkBudget } from './work-budget.ts'

export interface GroupPatch {
  /** The group without its members. */
  attributes: Resource
  members: MemberChange
}

/**
 * What a PATCH does to a group: its attributes afterwards, and the change of its members, without knowing who they are.
 *
 * @throws ScimError
 */
export function patchGroup(attributes: Resource, operations: readonly Operation[], id: string): GroupPatch {
  const target = { type: groupType, id, budget: new WorkBudget() }
  const members = new MemberChanges()
  const patched = operations.flatMap(eachAttributeApart).reduce((changed, operation) => {
    const path = operation.path === undefined ? undefined : parsePath(operation.path, groupType)
    if (path?.names[0] !== 'members') return applyOperation(changed, operation, target)
    members.take(memberStep(operation, path))
    return changed
  }, attributes)
  checkGroup(patched)
  return { attributes: patched, members: members.result() }
}

/** An operation without a path as one for each name about members, and one for the rest. */
function eachAttributeApart(operation: Operation): Operation[] {
  const { path, value } = operation
  if (path !== undefined || !isResource(value)) return [operation]
  const entries = Object.entries(value)
  const others = Object.fromEntries(entries.filter(([name]) => !isAboutMembers(name)))
  const members = entries.filter(([name]) => isAboutMembers(name))
  return [{ ...operation, value: others }, ...members.map(([name, ids]) => ({ ...operation, path: name, value: ids }))]
}

function isAboutMembers(name: string): boolean {
  return /^(urn:ietf:params:scim:schemas:core:2\.0:Group:)?members(?![\w$-])/i.test(name)
}
