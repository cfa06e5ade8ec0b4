import { type Caller, createCaller, type Item } from '../../copies/caller.ts'
import type { Folder } from '../../copies/folder.ts'
import { type CopiedList, type Page, pagesOfEach } from '../../copies/read-lists.ts'
import { recordsOf, textOf } from '../../values.ts'

/** The smallest limit of an organization for these lists is 600 a minute. Its answers say when one is reached. */
const callsPerSecond = 10

export function createOkta(url: string, token: string): Caller {
  return createCaller({
    url,
    headers: { authorization: `SSWS ${token}`, accept: 'application/json' },
    callsPerSecond,
    aboutKey:
      'Create an API token in its Admin Console (Security → API → Tokens). A token ends after 30 days without use.',
  })
}

/** @param withGroups also groups and who is in them, which takes a call for each group */
export function oktaLists(okta: Caller, folder: Folder, withGroups: boolean): CopiedList[] {
  const lists: CopiedList[] = [
    { name: 'users', pages: (begun) => pagesOf(okta, '/api/v1/users?limit=200', begun) },
    // Without a filter, the list leaves them out.
    {
      name: 'deprovisioned',
      pages: (begun) => pagesOf(okta, '/api/v1/users?filter=status+eq+%22DEPROVISIONED%22&limit=200', begun),
    },
  ]
  if (!withGroups) return lists
  return [
    ...lists,
    { name: 'groups', pages: (begun) => pagesOf(okta, '/api/v1/groups?limit=200', begun) },
    {
      name: 'group_members',
      pages: (begun) => pagesOfEach(folder, 'groups', begun, (group) => membersOf(okta, group), isChosen),
    },
  ]
}

/** Whether a group says something: "Everyone" and the like are Okta's own. */
export function isChosen({ type }: Readonly<Record<string, unknown>>): boolean {
  return type !== 'BUILT_IN'
}

/** Pages of which each names the next one in its header `Link`. */
async function* pagesOf(okta: Caller, first: string, begun: string): AsyncGenerator<Page> {
  let path = begun === '' ? first : begun
  // The last page was read.
  while (path !== end) {
    const answer = await okta.get(path)
    path = nextOf(answer?.headers.get('link') ?? '') ?? end
    yield { rows: recordsOf(answer?.body), cursor: path }
  }
}

const end = 'end'

async function* membersOf(okta: Caller, group: Item): AsyncGenerator<readonly Item[]> {
  const id = textOf(group.id) ?? ''
  for await (const { rows } of pagesOf(okta, `/api/v1/groups/${encodeURIComponent(id)}/users?limit=200`, ''))
    yield rows.map((user) => ({ group: id, user: user.id }))
}

/** The path of the next page. The key is sent to the address that was given, whatever the header names. */
function nextOf(link: string): string | undefined {
  for (const part of link.split(/,\s*(?=<)/)) {
    const [, target = ''] = /^<([^>]+)>.*rel="?next"?/.exec(part) ?? []
    if (URL.canParse(target)) {
      const { pathname, search } = new URL(target)
      return `${pathname}${search}`
    }
  }
  return undefined
}
