import type { Operation } from '#platform/http/operation.ts'
import { operationFinder } from '#test/contract/find-operation.ts'
import { type Resolve, resolverOf, type Schema } from '#test/contract/schema.ts'
import { anyOf, branchesOf } from '#test/contract/shape.ts'
import type { SdkRequest } from '#test/official-sdk/record-requests.ts'
import type { Drift } from './drift.ts'

/** What the official SDK sends that we do not take, and reads of answers that we do not send. */
export function compareSdk(
  requests: readonly SdkRequest[],
  events: readonly string[],
  ours: { operations: readonly Operation[]; events: readonly { name: string }[] },
): Drift[] {
  const find = operationFinder(ours.operations)
  const recorded = new Set(ours.events.map(({ name }) => name))
  const ofRequests = requests.flatMap((request): Drift[] => {
    const subject = `${request.area}.${request.name}`
    const our = find(request.method, request.path)
    if (our === undefined) {
      return [{ kind: 'operation', subject, what: `not served: ${request.method} ${request.path}` }]
    }
    const faults = [...queryFaults(request, our), ...bodyFaults(request, our), ...answerFaults(request, our)]
    return faults.map((what) => ({ kind: 'member', subject, what, ours: our.id }))
  })
  const ofEvents = events.flatMap((name): Drift[] => {
    return recorded.has(name) ? [] : [{ kind: 'event', subject: name, what: 'not recorded' }]
  })
  return [...ofRequests, ...ofEvents]
}

function queryFaults({ query }: SdkRequest, { query: ours }: Operation): string[] {
  return [...query]
    .filter((name) => find(ours, `/${name}`) === undefined)
    .map((name) => `the query parameter ${name} is not taken`)
}

function bodyFaults({ body }: SdkRequest, { body: ours }: Operation): string[] {
  return withoutInner([...body.keys()], (pointer) => find(ours, pointer) === undefined)
    .map((pointer) => `the member ${pointer} of the body is not taken`)
    .concat(
      [...body].flatMap(([pointer, texts]) => {
        const values = find(ours, pointer)?.values
        const unknown = values === undefined ? [] : [...texts].filter((text) => !values.includes(text))
        return unknown.map((text) => `the value "${text}" of ${pointer} in the body is not taken`)
      }),
    )
}

function answerFaults({ answer }: SdkRequest, { success }: Operation): string[] {
  return withoutInner([...answer], (pointer) => find(success.body, pointer) === undefined).map(
    (pointer) => `the answer has no ${pointer}`,
  )
}

/** The pointers that are at fault, without those inside one that is. */
function withoutInner(pointers: readonly string[], isFault: (pointer: string) => boolean): string[] {
  const faults = pointers.filter(isFault)
  return faults.filter((pointer) => !faults.some((outer) => pointer.startsWith(`${outer}/`)))
}

/** The value at a pointer: its listed values, if it lists them. `undefined` if the schema has nothing there. */
function find(schema: Operation['body'], pointer: string): { values: readonly unknown[] | undefined } | undefined {
  if (schema === undefined) return undefined
  const resolve = resolverOf(schema)
  let current: Schema = schema as Schema
  for (const step of pointer.split('/').slice(1)) {
    const next = stepInto(current, step, resolve)
    if (next === undefined) return undefined
    if (next === 'open') return { values: undefined }
    current = next
  }
  const alternatives = branchesOf(current, resolve).filter(({ types }) => !(types?.size === 1 && types.has('null')))
  const isListed = alternatives.length > 0 && alternatives.every(({ values }) => values !== undefined)
  return { values: isListed ? alternatives.flatMap(({ values }) => values ?? []) : undefined }
}

function stepInto(schema: Schema, step: string, resolve: Resolve): Schema | 'open' | undefined {
  const alternatives = branchesOf(schema, resolve)
  if (alternatives.some(({ types }) => types === undefined)) return 'open'
  const found = alternatives.flatMap((branch) => {
    if (step === '[]') return branch.types?.has('array') === true ? [branch.items ?? {}] : []
    // An object of which no member is named takes all of them.
    const isOpen = branch.types?.has('object') === true && branch.members.size === 0
    return [branch.members.get(step) ?? branch.additional ?? (isOpen ? {} : undefined)].filter(
      (each) => each !== undefined,
    )
  })
  return found.length === 0 ? undefined : anyOf(found)
}
