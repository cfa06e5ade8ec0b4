import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { ChangeRecorder } from '#platform/http/change-recorder.ts'
import { DomainError } from '#platform/http/errors.ts'
import { isMountable } from '#platform/http/mount.ts'
import type { Operation } from '#platform/http/operation.ts'
import { type OperationRule, recordedReads, routineOperations, ruleOf } from '../permissions/index.ts'
import { changesOf, type Described } from './changes.ts'
import { entryActor, keepEntry } from './entry.ts'
import { targetsOf } from './targets.ts'

/**
 * Records what operators and management keys change, and what operators have revealed. What an application does for its users
 * while it runs is no change of theirs.
 *
 * The object before the change is read beside the transaction, not in it: until the commit, others read what was there before.
 * So a record costs the caller no round trip.
 */
export function createChangeRecorder(operations: readonly Operation[]): ChangeRecorder {
  const readers = findReaders(operations)
  return {
    begin(operation, context, { params, query, body }) {
      const actor = entryActor(context)
      const rule = ruleOf(operation.id)
      if (actor === undefined || rule === undefined || !isRecorded(operation, rule, context)) return undefined
      const reader = readers.get(operation)
      const before = reader === undefined ? undefined : readBefore(reader, context, params)
      return {
        async write(tx, answer) {
          const was = await before
          const { success, method } = operation
          const isGone = method === 'DELETE'
          const shownAfter = isGone || success.body === undefined ? undefined : { value: answer, schema: success.body }
          const isRead = method === 'GET'
          const isSameKind = was === undefined || shownAfter === undefined || kindOf(was) === kindOf(shownAfter)
          const given = operation.body === undefined ? undefined : { value: body, schema: operation.body }
          const { request } = context
          const kind = kindOf(shownAfter ?? was)
          const isOfPeople =
            areasOfPeople.has(rule.area) && !(typeof kind === 'string' && thingsOfOrganizations.has(kind))
          keepEntry(tx, {
            action: operation.id,
            occurredAt: tx.now().toISOString(),
            actor,
            targets: targetsOf({
              params,
              query,
              body,
              objects: [shownAfter?.value, was?.value].filter((each) => each !== undefined),
              area: rule.area,
              isOfPeople,
              environmentId: context.environmentId,
            }),
            location: request?.ip ?? '',
            ...defined({
              // That of a server says nothing.
              userAgent: actor.type === 'operator' ? request?.userAgent : undefined,
              requestId: request?.id,
              reason: context.actor.type === 'operator' ? context.actor.reason : undefined,
            }),
            changes: isRead ? {} : changesOf(isSameKind ? was : undefined, shownAfter, given, isOfPeople),
          })
        },
      }
    },
  }
}

/** Where what is called by an operation may be about people, whatever it is named. */
const areasOfPeople: ReadonlySet<string> = new Set([
  'people',
  'erasures',
  'organizations',
  'connections',
  'directories',
  'customer_keys',
  'agents',
  'pipes',
  'radar',
  'messages',
  'impersonation',
  'vault',
])
/** What stands there and is about no one. */
const thingsOfOrganizations: ReadonlySet<string> = new Set(['organization', 'connection', 'directory', 'group'])

/** Reads leave a record where an operator sees what is kept secret, and those that look into what a person did. */
function isRecorded({ id, method }: Operation, { kind }: OperationRule, { actor }: Context): boolean {
  if (actor.type === 'api_key' && routineOperations.includes(id)) return false
  if ((kind !== 'read' && method !== 'GET') || recordedReads.includes(id)) return true
  return actor.type === 'operator' && actor.seesSecrets
}

/** What reads the object that an operation changes: the operation that gets it at the same path, or at the nearest above. */
function findReaders(operations: readonly Operation[]): ReadonlyMap<Operation, Operation> {
  const gets = new Map(operations.filter(isReader).map((operation) => [operation.path, operation]))
  const changing = operations.filter((operation) => operation.method !== 'GET' && isMountable(operation))
  return new Map(
    changing.flatMap((operation) => {
      const reader = pathsAbove(operation.path).flatMap((path) => gets.get(path) ?? [])[0]
      return reader === undefined ? [] : [[operation, reader]]
    }),
  )
}

/** One that gets a single object and tells no one of it: reads in the Vault are events. */
function isReader(operation: Operation): boolean {
  const { id, method, query, success, surface } = operation
  const isSingle = method === 'GET' && query === undefined && success.body !== undefined
  return isSingle && isMountable(operation) && surface !== 'vault' && ruleOf(id)?.kind === 'read'
}

function pathsAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/')).filter((each) => each !== '')
}

async function readBefore(reader: Operation, context: Context, params: unknown): Promise<Described | undefined> {
  const schema = reader.success.body
  if (schema === undefined) return undefined
  try {
    const value = await reader.handler({ params, query: {}, body: {} } as never, context as never)
    return { value, schema }
  } catch (error) {
    // It does not exist, which the operation itself reports.
    if (error instanceof DomainError) return undefined
    context.log.warn({ err: error }, 'what was there before a change could not be read')
    return undefined
  }
}

function kindOf(described: Described | undefined): unknown {
  const { value } = described ?? {}
  return typeof value === 'object' && value !== null && 'object' in value ? value.object : undefined
}
