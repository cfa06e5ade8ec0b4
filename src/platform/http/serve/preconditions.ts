import type { Context, TransactionContext } from '../../context.ts'
import { platformErrors } from '../errors.ts'
import type { Operation } from '../operation.ts'

/** What changes an object under the condition that it is still the one that the caller has seen. */
const conditional: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE'])
/** RFC 9110 §8.8.3. */
const entityTag = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/** A check that a change is still wanted, for the transaction of the change. */
export type Precondition = (tx: TransactionContext) => Promise<void>

/**
 * The operations that take `If-Match`, each with those that read what it changes: at the same path, or at one above it without
 * further parameters, as `/feature-flags/{slug}` is to `/feature-flags/{slug}/enable`; and the one for its settings, as
 * `/connections/{id}/settings` is to `/connections/{id}`. A PUT at the path of a list is at that of the object that it `changes`, if that has one.
 */
export function conditionalOperations(
  operations: readonly Operation[],
): ReadonlyMap<Operation, readonly [Operation, ...Operation[]]> {
  const readers = new Map(
    operations.filter(({ lockRow }) => lockRow !== undefined).map((operation) => [operation.path, operation]),
  )
  return new Map(
    operations.flatMap((operation) => {
      if (!conditional.has(operation.method)) return []
      const objects = operation.changes === undefined ? [] : [...readers.keys()].filter(isBelow(operation.path))
      const above = [...objects, ...pathsAbove(operation.path)].flatMap((path) => readers.get(path) ?? [])
      const [reader, ...others] = [...above.slice(0, 1), ...[readers.get(`${operation.path}/settings`) ?? []].flat()]
      return reader === undefined || reader.access !== operation.access ? [] : [[operation, [reader, ...others]]]
    }),
  )
}

/**
 * The strong entity tag of an object, from its answer, secrets included, of which it tells nothing. It differs whenever the object
 * does, but for its `unversioned` members.
 *
 * @param json the answer, where the caller has it already
 */
export function entityTagOf(
  { unversioned }: Pick<Operation, 'unversioned'>,
  answer: unknown,
  { system }: Pick<Context, 'system'>,
  json = JSON.stringify(answer),
): string {
  const version = unversioned === undefined ? json : JSON.stringify(membersWithout(answer, unversioned))
  return `"${system.stableHash(`revision:${version}`).toString('base64url').slice(0, 22)}"`
}

function membersWithout(answer: unknown, names: readonly string[]): [name: string, value: unknown][] {
  return Object.entries(answer ?? {}).flatMap(([name, value]): [string, unknown][] => {
    if (names.includes(name)) return []
    const inside = names.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1))
    return [[name, inside.length === 0 ? value : membersWithout(value, inside)]]
  })
}

/**
 * Reads `If-Match` (RFC 9110 §13.1.1), which may have the tag of any of the readers. The check locks the object before it compares, so what it finds stays until the transaction
 * ends.
 *
 * @param named the parameters that name the object, in the path or in the query
 * @returns `undefined` for a request without the header
 * @throws invalidRequest for a header that has no entity tags; the check throws preconditionFailed, and what reading the object throws
 */
export function readPrecondition(
  readers: readonly Operation[],
  header: string | undefined,
  named: { params: unknown; query?: unknown },
): Precondition | undefined {
  if (header === undefined) return undefined
  const tags = header.split(',').map((tag) => tag.trim())
  const isAny = header.trim() === '*'
  if (!isAny && !tags.every((tag) => entityTag.test(tag))) {
    const message =
      '`If-Match` cannot be read. Send the value of the header `ETag` that came with the object, quotes included.'
    throw platformErrors.invalidRequest([{ field: 'If-Match', code: 'if_match_invalid', message }])
  }
  return async (tx) => {
    for (const { lockRow } of readers) {
      const lock = lockRow?.(named.params as never, tx as never)
      if (lock !== undefined) await tx.db.run(lock)
    }
    const current: string[] = []
    for (const reader of readers)
      current.push(
        entityTagOf(reader, await reader.handler({ query: {}, ...named, body: {} } as never, tx as never), tx),
      )
    const isSeen = current.some((tag) => tags.includes(tag))
    if (!isAny && !isSeen) throw platformErrors.preconditionFailed()
  }
}

function isBelow(list: string): (path: string) => boolean {
  return (path) => path.startsWith(`${list}/{`) && path.indexOf('}') === path.length - 1
}

function pathsAbove(path: string): string[] {
  const literal = /\/[^/{}]+$/
  return literal.test(path) ? [path, ...pathsAbove(path.replace(literal, ''))] : [path]
}
