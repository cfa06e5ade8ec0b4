import type { RequestInfo } from '#platform/context.ts'
import { preferredOf } from '#platform/http/negotiate.ts'

/** The media type of the RFC, unless the client prefers plain JSON (RFC 7644 §3.8). */
export function mediaType({ header }: Pick<RequestInfo, 'header'>): string {
  return `${preferredOf(header('accept'), ['application/scim+json', 'application/json'])}; charset=utf-8`
}
