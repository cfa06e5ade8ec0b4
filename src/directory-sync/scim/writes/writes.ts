import type { Context, RequestInfo } from '#platform/context.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import type { ResourceKind, ResourceRow } from '../resources/kind.ts'

/** Who asks for a change, and under which conditions: `If-Match`, `X-WorkOS-Migrated-Id`. */
export type WriteRequest = Pick<RequestInfo, 'header'>

/** How resources of a type are changed. Each call is a transaction of its own. */
export interface ResourceWrites {
  kind: ResourceKind
  create(ctx: Context, directory: DirectoryRow, body: unknown, request: WriteRequest): Promise<ResourceRow>
  replace(ctx: Context, directory: DirectoryRow, id: string, body: unknown, request: WriteRequest): Promise<ResourceRow>
  patch(ctx: Context, directory: DirectoryRow, id: string, body: unknown, request: WriteRequest): Promise<ResourceRow>
  remove(ctx: Context, directory: DirectoryRow, id: string, request: WriteRequest): Promise<void>
}
