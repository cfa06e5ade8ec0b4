import type { RequestInfo } from '#platform/context.ts'
import { HttpReply } from '#platform/http/reply.ts'

/** A page of the console, and what it shows. */
export interface ConsolePage {
  environmentId: string
  /** Below the environment, such as `outbox`. */
  path: string
  query?: Readonly<Record<string, string | undefined>>
}

/** Leads to a page of the console, which a developer on the same machine enters without a sign-in. */
export function redirectToConsole(page: ConsolePage): HttpReply {
  const entry = new URLSearchParams({ return_to: addressOf(page), as: 'developer' })
  return new HttpReply(302, { location: `/console?${entry}`, vary: 'accept' })
}

/** Browsers, which ask for `text/html`, get the page; the console itself and other programs get what it shows as JSON. */
export function isBrowser(request: RequestInfo): boolean {
  return (request.header('accept') ?? '').includes('text/html')
}

export function jsonReply(answer: object): HttpReply {
  const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept' }
  return new HttpReply(200, headers, JSON.stringify(answer))
}

function addressOf({ environmentId, path, query = {} }: ConsolePage): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const search = new URLSearchParams(given)
  return `/console/${environmentId}/${path}${search.size === 0 ? '' : `?${search}`}`
}
