import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from '#platform/config-error.ts'
import { recordOf } from '#platform/records.ts'
import { type Caller, createCaller, type Item, Refused } from '../../copies/caller.ts'
import type { Folder } from '../../copies/folder.ts'
import { type CopiedList, pagesOfEach } from '../../copies/read-lists.ts'
import { recordsOf, textOf } from '../../values.ts'

/** What a tenant of a paid plan permits; its answers say when a smaller limit is reached. */
const callsPerSecond = 10
const rowsOfPage = 100
/** Fields that are not asked for are missing. */
const fields = [
  'user_id',
  'email',
  'email_verified',
  'blocked',
  'given_name',
  'family_name',
  'name',
  'created_at',
  'updated_at',
  'last_login',
  'identities',
  'user_metadata',
  'app_metadata',
]
/** Between two questions about the job. */
const shortestWaitMs = 250
const longestWaitMs = 15_000
/** The link to the file holds for a minute. */
const downloads = 3

export function createAuth0(url: string, token: string): Caller {
  return createCaller({
    url,
    headers: { authorization: `Bearer ${token}` },
    callsPerSecond,
    aboutKey: 'A token of the Management API ends after a day: get another one (Applications → APIs → API Explorer).',
  })
}

/** @param withUsers whether users come from the API, and not from a file */
export function auth0Lists(auth0: Caller, folder: Folder, withUsers: boolean): CopiedList[] {
  return [
    ...(withUsers
      ? [
          {
            name: 'users',
            write: (path: string, begun: string, note: (job: string) => Promise<void>) =>
              exportUsers(auth0, path, begun, note),
          },
        ]
      : []),
    {
      name: 'role_names',
      pages: (begun) => byPage(auth0, '/api/v2/roles', 'roles', begun),
    },
    {
      name: 'roles',
      pages: (begun) => pagesOfEach(folder, 'role_names', begun, (role) => completeRole(auth0, role)),
    },
    {
      name: 'organization_names',
      pages: (begun) => byCheckpoint(auth0, '/api/v2/organizations', 'organizations', begun),
    },
    {
      name: 'organizations',
      pages: (begun) => pagesOfEach(folder, 'organization_names', begun, (each) => completeOrganization(auth0, each)),
    },
    {
      name: 'organization_members',
      pages: (begun) => pagesOfEach(folder, 'organization_names', begun, (each) => membersOf(auth0, each)),
    },
    { name: 'connections', pages: (begun) => byCheckpoint(auth0, '/api/v2/connections', 'connections', begun) },
  ]
}

/** Runs an export, or goes on with the one that was begun, and downloads its file. */
async function exportUsers(
  auth0: Caller,
  path: string,
  begun: string,
  note: (job: string) => Promise<void>,
): Promise<void> {
  let job = begun === '' ? undefined : await findJob(auth0, begun)
  if (job === undefined || job.status === 'failed') {
    job = await auth0
      .post('/api/v2/jobs/users-exports', { format: 'json', fields: fields.map((name) => ({ name })) })
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
        throw new ConfigError(
          `${error.message} Exports are not in the free plan: give a file of users beside --url then.`,
        )
      })
    await note(String(job.id))
  }
  for (let download = 1; ; download += 1) {
    const done = await finished(auth0, String(job.id))
    const response = await fetch(String(done.location)).catch(() => undefined)
    if (response?.ok === true && response.body !== null) {
      await pipeline(Readable.fromWeb(response.body as never), createWriteStream(`${path}.new`, { mode: 0o600 }))
      return rename(`${path}.new`, path)
    }
    if (download === downloads) throw new ConfigError('The file of the export cannot be downloaded.')
  }
}

async function findJob(auth0: Caller, id: string): Promise<Item | undefined> {
  const answer = await auth0.get(`/api/v2/jobs/${encodeURIComponent(id)}`)
  return answer === undefined ? undefined : recordOf(answer.body)
}

/** The job, once its file is there. A job that is asked again has a new link. */
async function finished(auth0: Caller, id: string): Promise<Item> {
  for (;;) {
    const job = await findJob(auth0, id)
    if (job?.status === 'completed' && textOf(job.location) !== null) return job
    if (job === undefined || job.status === 'failed')
      throw new ConfigError('The export of users failed at Auth0. Run the import again to begin another one.')
    const seconds = typeof job.time_left_seconds === 'number' ? job.time_left_seconds : 2
    await delay(Math.min(longestWaitMs, Math.max(shortestWaitMs, seconds * 1_000)))
  }
}

/** Lists that end after 1,000 rows, which is more roles or connections of one organization than anyone has. */
async function* byPage(auth0: Caller, path: string, list: string, begun: string) {
  for (let page = Number(begun); ; page += 1) {
    const answer = await auth0.get(`${path}?per_page=${rowsOfPage}&page=${page}`)
    const rows = rowsIn(answer?.body, list)
    yield { rows, cursor: String(page + 1) }
    if (rows.length < rowsOfPage) return
  }
}

/** Lists of any length. */
async function* byCheckpoint(auth0: Caller, path: string, list: string, begun: string) {
  let cursor = begun
  while (cursor !== end) {
    const mark = path.includes('?') ? '&' : '?'
    const from = cursor === '' ? '' : `&from=${encodeURIComponent(cursor)}`
    const answer = await auth0.get(`${path}${mark}take=${rowsOfPage}${from}`)
    cursor = textOf(recordOf(answer?.body).next) ?? end
    yield { rows: rowsIn(answer?.body, list), cursor }
  }
}

const end = 'end'

async function* completeRole(auth0: Caller, role: Item): AsyncGenerator<readonly Item[]> {
  const permissions: Item[] = []
  for await (const { rows } of byPage(auth0, `/api/v2/roles/${idOf(role)}/permissions`, 'permissions', ''))
    permissions.push(...rows)
  yield [{ ...role, permissions }]
}

async function* completeOrganization(auth0: Caller, organization: Item): AsyncGenerator<readonly Item[]> {
  const connections: Item[] = []
  const path = `/api/v2/organizations/${idOf(organization)}/enabled_connections`
  for await (const { rows } of byPage(auth0, path, 'enabled_connections', '')) connections.push(...rows)
  yield [{ ...organization, enabled_connections: connections }]
}

/** A row for each page of members, so that no row is too long. */
async function* membersOf(auth0: Caller, { id }: Item): AsyncGenerator<readonly Item[]> {
  const path = `/api/v2/organizations/${idOf({ id })}/members?fields=user_id%2Croles&include_fields=true`
  for await (const { rows } of byCheckpoint(auth0, path, 'members', '')) yield [{ id, members: rows }]
}

function idOf({ id }: Item): string {
  return encodeURIComponent(textOf(id) ?? '')
}

/** A list as it is, or inside of a page. */
function rowsIn(body: unknown, list: string): Item[] {
  return recordsOf(Array.isArray(body) ? body : recordOf(body)[list])
}
