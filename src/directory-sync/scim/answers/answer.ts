import type { Context } from '#platform/context.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { ScimError } from '#protocol/scim/index.ts'
import { type DirectoryRow, markLinked } from '../../directories/index.ts'
import { directoryOf } from '../addressed.ts'
import { refusalOf } from '../errors.ts'
import { mediaType } from './media-type.ts'

/** What the caller of SCIM is answered. */
export interface ScimAnswer {
  status: number
  headers?: Record<string, string>
  body?: object
}

/**
 * Answers a request about a directory, which is linked by the first one that comes with its token: applications hear of the
 * directory before they hear of its users.
 */
export async function answer(ctx: Context, work: (directory: DirectoryRow) => Promise<ScimAnswer>): Promise<HttpReply> {
  const directory = directoryOf(ctx)
  await markLinked(ctx, directory)
  const { status, headers = {}, body } = await work(directory).catch(asRefusal)
  if (body === undefined) return new HttpReply(status, headers)
  return new HttpReply(status, { 'content-type': mediaTypeOf(ctx), ...headers }, JSON.stringify(body))
}

/** @throws DomainError for what reading the request threw */
export function asRefusal(error: unknown): never {
  throw error instanceof ScimError ? refusalOf(error) : error
}

function mediaTypeOf({ request }: Context): string {
  return mediaType(request ?? { header: () => undefined })
}
