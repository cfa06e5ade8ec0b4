import type { Context } from '#platform/context.ts'
import { type BulkOperation, type BulkResult, referencesIn } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { bulkCycle, bulkReferenceFailed, bulkReferenceUnknown } from '../errors.ts'
import { failed, runOperation } from './run-operation.ts'

/**
 * Carries out the operations of a bulk request (RFC 7644 §3.7), each in a transaction of its own. One that refers to a
 * resource of another waits for that; otherwise they go in their order, and so do their results.
 *
 * @param failOnErrors after so many failures the rest is left undone, and without a result
 */
export async function runBulk(
  ctx: Context,
  directory: DirectoryRow,
  { operations, failOnErrors }: { operations: readonly BulkOperation[]; failOnErrors: number },
): Promise<BulkResult[]> {
  const results = new Map<BulkOperation, BulkResult>()
  const ids = new Map<string, string>()
  let failures = 0
  while (results.size < operations.length && failures < failOnErrors) {
    const waiting = operations.filter((operation) => !results.has(operation))
    const next = waiting.find((operation) => !waitsFor(operation, waiting)) ?? waiting[0]
    if (next === undefined) break
    const refusal = refusalOfReferences(next, operations, waiting, ids)
    const result = refusal === undefined ? await runOperation(ctx, directory, next, ids) : failed(next, refusal)
    if (result.response !== undefined) failures += 1
    results.set(next, result)
  }
  return operations.flatMap((operation) => results.get(operation) ?? [])
}

function waitsFor(operation: BulkOperation, waiting: readonly BulkOperation[]): boolean {
  return referencesIn(operation).some((id) => waiting.some((other) => isMadeBy(other, id)))
}

function isMadeBy({ method, bulkId }: BulkOperation, id: string): boolean {
  return method === 'POST' && bulkId === id
}

/** Why an operation cannot be carried out, if it refers to a resource that is not there. */
function refusalOfReferences(
  operation: BulkOperation,
  all: readonly BulkOperation[],
  waiting: readonly BulkOperation[],
  ids: ReadonlyMap<string, string>,
) {
  const missing = referencesIn(operation).find((id) => !ids.has(id))
  if (missing === undefined) return undefined
  if (!all.some((other) => isMadeBy(other, missing))) return bulkReferenceUnknown(missing)
  return waiting.some((other) => isMadeBy(other, missing)) ? bulkCycle(missing) : bulkReferenceFailed(missing)
}
