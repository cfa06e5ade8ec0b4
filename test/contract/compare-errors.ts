import type { ErrorDefinition } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { Findings } from './difference.ts'
import type { OfficialOperation } from './official.ts'
import type { Resolve } from './schema.ts'
import { branchesOf } from './shape.ts'

/**
 * Compares the codes of declared errors with those that the official description lists for the same status. A status
 * that only we have, and one that is documented without a body, says nothing about codes.
 */
export function compareErrors(
  ours: Operation,
  official: OfficialOperation,
  resolve: Resolve,
  findings: Findings,
): void {
  for (const { definition } of ours.errors) {
    const member = codeMember(definition, ours)
    const schema = official.responses.get(definition.status)
    if (member === undefined || schema === undefined) continue
    findings.members += 1
    const known = codesOf(schema, member, resolve)
    const at = `/errors/${definition.status}/${definition.code}`
    // Every JSON error carries a code, also where the description asks for a message alone.
    const isAddition = member === 'code' && !known.isDeclared
    if (!isAddition && !known.isOpen && !known.codes.has(definition.code))
      findings.add(at, 'code', known.codes, definition.code)
  }
}

/** Where the code stands in the body: it depends on the family, see `surfaces.ts`. A page has none. */
function codeMember(definition: ErrorDefinition, { surface }: Operation): 'code' | 'error' | undefined {
  if (surface === 'browser') return undefined
  return (definition.family ?? surface) === 'oauth' ? 'error' : 'code'
}

interface KnownCodes {
  codes: ReadonlySet<unknown>
  /** Some alternative takes any text. */
  isOpen: boolean
  /** Some alternative has the member at all. */
  isDeclared: boolean
}

function codesOf(schema: Readonly<Record<string, unknown>>, member: string, resolve: Resolve): KnownCodes {
  const objects = branchesOf(schema, resolve)
  const codes = objects.flatMap((object) => {
    const code = object.members.get(member)
    return code === undefined ? [] : branchesOf(code, resolve)
  })
  return {
    codes: new Set(codes.flatMap(({ values }) => values ?? [])),
    isOpen: codes.some(({ values }) => values === undefined),
    isDeclared: objects.some(({ members }) => members.has(member)),
  }
}
