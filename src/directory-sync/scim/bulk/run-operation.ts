import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type BulkOperation, type BulkResult, resolved } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { refusalBody } from '../answers/refusal.ts'
import { versionOf } from '../answers/versions.ts'
import type { ResourceRow } from '../resources/kind.ts'
import { locationOf } from '../resources/render.ts'
import { groupWrites } from '../writes/group-writes.ts'
import { recordingRefusals } from '../writes/record-refusals.ts'
import { userWrites } from '../writes/user-writes.ts'
import type { WriteRequest } from '../writes/writes.ts'

/** Carries out one operation. @param ids of resources that operations before it have made, by their `bulkId` */
export async function runOperation(
  ctx: Context,
  directory: DirectoryRow,
  operation: BulkOperation,
  ids: Map<string, string>,
): Promise<BulkResult> {
  const { method, bulkId, endpoint } = operation
  const { kind } = writesOf(operation)
  const id = String(resolved(operation.id ?? '', ids))
  const data = resolved(operation.data, ids)
  const request = `${method} ${endpoint}${id === '' ? '' : `/${id}`}`
  try {
    const row = await recordingRefusals(ctx, directory, { request, body: data }, () =>
      write(ctx, directory, operation, id, data),
    )
    if (method === 'POST' && bulkId !== undefined && row !== undefined) ids.set(bulkId, row.id)
    return {
      ...named(operation),
      location: locationOf(ctx, directory, kind, row?.id ?? id),
      ...(row && { version: versionOf(row) }),
      status: String(statuses[method]),
    }
  } catch (error) {
    if (error instanceof DomainError) return failed(operation, error)
    throw error
  }
}

/** The result of an operation that was refused. */
export function failed(operation: BulkOperation, error: DomainError): BulkResult {
  const response = refusalBody(error)
  return { ...named(operation), status: response.status, response }
}

const statuses = { POST: 201, PUT: 200, PATCH: 200, DELETE: 204 } as const

function named({ method, bulkId }: BulkOperation): Pick<BulkResult, 'method' | 'bulkId'> {
  return { method, ...(bulkId !== undefined && { bulkId }) }
}

function writesOf({ endpoint }: BulkOperation) {
  return endpoint === '/Users' ? userWrites : groupWrites
}

async function write(
  ctx: Context,
  directory: DirectoryRow,
  operation: BulkOperation,
  id: string,
  data: unknown,
): Promise<ResourceRow | undefined> {
  const writes = writesOf(operation)
  const { version } = operation
  const request: WriteRequest = { header: (name) => (name === 'if-match' ? version : undefined) }
  if (operation.method === 'POST') return writes.create(ctx, directory, data, request)
  if (operation.method === 'PUT') return writes.replace(ctx, directory, id, data, request)
  if (operation.method === 'PATCH') return writes.patch(ctx, directory, id, data, request)
  await writes.remove(ctx, directory, id, request)
  return undefined
}
