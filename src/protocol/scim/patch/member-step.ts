import { invalidFilter, ScimError } from '../failure.ts'
import type { Filter } from '../filter/ast.ts'
import { memberIds } from '../resources/members.ts'
import type { Path } from './parse-path.ts'
import type { Operation } from './read-operations.ts'

export interface MemberStep {
  kind: 'add' | 'remove' | 'replace'
  ids: string[]
}

/**
 * What an operation at `members` does. A removal that lists members removes these, which is not the reading of the RFC:
 * a provider that means a few members would empty the group. Without a list it removes all.
 *
 * @throws ScimError
 */
export function memberStep({ op, value }: Operation, { names, filter, subAttribute }: Path): MemberStep {
  if (filter !== null) return filteredStep(op, filter, subAttribute)
  if (names.length > 1 && names[1] !== 'value') throw immutable()
  const hasValue = value !== undefined && value !== null
  if (op === 'remove') return hasValue ? { kind: 'remove', ids: memberIds(value) } : { kind: 'replace', ids: [] }
  return { kind: op, ids: hasValue ? memberIds(value) : [] }
}

function filteredStep(op: Operation['op'], filter: Filter, subAttribute: string | null): MemberStep {
  if (subAttribute !== null && (subAttribute !== 'value' || op !== 'remove')) throw immutable()
  return { kind: op === 'remove' ? 'remove' : 'add', ids: idsIn(filter) }
}

/** The ids of `value eq "a" or value eq "b"`. */
function idsIn(filter: Filter): string[] {
  const conditions = filter.kind === 'or' ? filter.filters : [filter]
  return conditions.map((each) => {
    const isId = each.kind === 'compare' && each.operator === 'eq' && each.names[0] === 'value'
    if (!isId || typeof each.value !== 'string') {
      throw invalidFilter('Members are selected by their id: members[value eq "…"].')
    }
    return each.value
  })
}

function immutable(): ScimError {
  return new ScimError(400, 'mutability', 'A member is added or removed, never changed.')
}
