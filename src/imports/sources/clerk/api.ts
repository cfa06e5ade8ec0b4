import { recordOf } from '#platform/records.ts'
import { type Caller, createCaller, type Item } from '../../copies/caller.ts'
import type { CopiedList, Page } from '../../copies/read-lists.ts'
import { recordsOf, textOf } from '../../values.ts'

const rowsOfPage = 500
/** Some less than the 1,000 in ten seconds that a key may make. */
const callsPerSecond = 90

export function createClerk(url: string, key: string): Caller {
  return createCaller({
    url,
    headers: { authorization: `Bearer ${key}` },
    callsPerSecond,
    aboutKey: 'Give the secret key of the instance to leave, which begins with sk_.',
  })
}

/** The lists of an instance, each one with the rows of all organizations. An instance without organizations refuses theirs. */
export function clerkLists(clerk: Caller): CopiedList[] {
  const list = (name: string, path: string): CopiedList => ({ name, pages: (begun) => pagesOf(clerk, path, begun) })
  return [
    list('users', '/v1/users'),
    { ...list('organizations', '/v1/organizations'), isOptional: true },
    { ...list('organization_domains', '/v1/organization_domains'), isOptional: true },
    { ...list('memberships', '/v1/organization_memberships'), isOptional: true },
  ]
}

/**
 * Pages by offset, oldest first. Each one begins with the last row of the page before: if it begins with another one, rows before it were
 * deleted meanwhile, so it goes back by a page. Rows that come twice are found by their ids.
 */
async function* pagesOf(clerk: Caller, path: string, begun: string): AsyncGenerator<Page> {
  let [offset, last] = readCursor(begun)
  for (;;) {
    const page = rowsIn(await clerk.get(`${path}?limit=${rowsOfPage}&offset=${offset}&order_by=%2Bcreated_at`))
    const isMoved = last !== null && idOf(page[0]) !== last
    if (isMoved && offset > 0) {
      offset = Math.max(0, offset - rowsOfPage)
      last = null
      continue
    }
    const rows = last === null || isMoved ? page : page.slice(1)
    const newest = page.at(-1)
    if (newest !== undefined) {
      offset += page.length - 1
      last = idOf(newest)
    }
    yield { rows, cursor: `${offset} ${last ?? ''}` }
    if (page.length < rowsOfPage) return
  }
}

function readCursor(cursor: string): [offset: number, last: string | null] {
  const [offset = '', last = ''] = cursor.split(' ')
  return [Number(offset), last === '' ? null : last]
}

/** Users are a list; everything else is a list in `data`. */
function rowsIn(answer: { body: unknown } | undefined): Item[] {
  return recordsOf(Array.isArray(answer?.body) ? answer.body : recordOf(answer?.body).data)
}

function idOf(row: Item | undefined): string | null {
  return textOf(row?.id)
}
