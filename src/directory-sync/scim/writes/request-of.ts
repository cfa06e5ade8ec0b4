import type { Context } from '#platform/context.ts'
import type { WriteRequest } from './writes.ts'

/** The request of a context that serves one. */
export function requestOf({ request }: Context): WriteRequest {
  return request ?? { header: () => undefined }
}
