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
 * The operations that take `If-Match`, each with the one that reads what it changes: at the same path, or at one above it without
 * further parameters, as `/feature-flags/{slug}` is to `/feature-flags/{slug}/enable`.
 */
export function conditionalOperations(operations: readonly Operation[]): ReadonlyMap<Operation, Operation> {
  const readers = new Map(
    operations.filter(({ lockRow }) => lockRow !== undefined).map((operation) => [operation.path, operation]),
  )
  return new Map(
    operations.flatMap((operation) => {
      if (!conditional.has(operation.method)) return []
      const reader = pathsAbove(operation.path).flatMap((path) => readers.get(path) ?? [])[0]
      return reader === undefined || reader.access !== operation.access ? [] : [[operation, reader]]
    }),
  )
}

/**
 * The strong entity tag of an object, from the JSON of its answer, secrets included, of which it tells nothing. It differs whenever
 * the object does.
 */
export function entityTagOf(json: string, { system }: Pick<Context, 'system'>): string {
  return `"${system.hashCredential(`revision:${json}`).toString('base64url').slice(0, 22)}"`
}

/**
 * Reads `If-Match` (RFC 9110 §13.1.1). The check locks the object before it compares, so what it finds stays until the transaction
 * ends.
 *
 * @returns `undefined` for a request without the header
 * @throws invalidRequest for a header that has no entity tags; the check throws preconditionFailed, and what reading the object throws
 */
export function readPrecondition(
  reader: Operation,
  header: string | undefined,
  params: unknown,
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
    const lock = reader.lockRow?.(params as never, tx as never)
    if (lock !== undefined) await tx.db.run(lock)
    const current = await reader.handler({ params, query: {}, body: {} } as never, tx as never)
    if (!isAny && !tags.includes(entityTagOf(JSON.stringify(current), tx))) throw platformErrors.preconditionFailed()
  }
}

function pathsAbove(path: string): string[] {
  const literal = /\/[^/{}]+$/
  return literal.test(path) ? [path, ...pathsAbove(path.replace(literal, ''))] : [path]
}
