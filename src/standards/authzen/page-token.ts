import { createHash } from 'node:crypto'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { invalidDecisionRequest } from './errors.ts'
import type { Page } from './schemas.ts'

const most = 100

/** A page of a search: where it begins, how many results it may have, and the token by which the search goes on. */
export interface SearchPage<Place extends Record<string, string>> {
  after: Place | undefined
  limit: number
  tokenFor(next: Place | undefined): string
}

/**
 * Reads the page that a search asks for. A token is good for the search that gave it, and says nothing that its holder may not know.
 *
 * @param search what must be the same from page to page
 * @param members of the place at which a search goes on
 * @throws invalidDecisionRequest
 */
export function searchPage<Member extends string>(
  { token = '', limit = most }: Page = {},
  search: unknown,
  members: readonly Member[],
): SearchPage<Record<Member, string>> {
  const of = createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 16)
  return {
    after: token === '' ? undefined : placeIn(token, of, members),
    limit: Math.min(limit, most),
    tokenFor: (next) => (next === undefined ? '' : Buffer.from(JSON.stringify({ of, ...next })).toString('base64url')),
  }
}

function placeIn<Member extends string>(token: string, of: string, members: readonly Member[]): Record<Member, string> {
  const read = parseInnerObject(Buffer.from(token, 'base64url').toString())
  const place: Partial<Record<Member, string>> = {}
  for (const member of members) {
    const text = read?.[member]
    if (typeof text === 'string' && isStorableText(text)) place[member] = text
  }
  if (read?.of !== of || !isWhole(place, members))
    throw invalidDecisionRequest(
      '`page.token` belongs to another search. Send the search again as it was, or without a token.',
    )
  return place
}

function isWhole<Member extends string>(
  place: Partial<Record<Member, string>>,
  members: readonly Member[],
): place is Record<Member, string> {
  return members.every((member) => place[member] !== undefined)
}
