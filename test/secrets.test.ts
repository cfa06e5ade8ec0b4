import { afterAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import type { Operation } from '#platform/http/operation.ts'
import { createLog } from '#platform/log.ts'
import { catalog } from '../src/catalog.ts'
import { oneOfEachClass } from './operation-classes.ts'
import { fillPath, type Schema, sampleOf, send, shapesOf } from './samples.ts'
import { secretLike } from './secret-like.ts'
import { startOwnServer } from './server.ts'
import { othersInTurn } from './turns.ts'

// What each operation is sent that is a secret, or named like one, and what is kept of it.

let lines: string[] = []
const log = createLog('debug', catalog.secretNames, { write: (line) => void lines.push(line) })
const server = await startOwnServer({ log })
afterAll(server.close)

const { operations } = server.app
const secret = 'kept-to-myself-0123456789'
const isSecret = (name: string, { type }: Schema = {}) =>
  catalog.secretNames.has(name) || (secretLike.test(name) && type !== 'boolean')
const own: Record<string, unknown> = { client_id: server.clientId, client_secret: server.apiKey }

/** The samples of a schema, with a secret in each member that may hold one: as a text, and as something else. */
function filled(schema: Schema | undefined): Record<string, unknown>[] {
  return shapesOf(schema ?? {}).flatMap((shape) => {
    const sample = { ...(sampleOf(shape, 'required') as object), ...own }
    const members = Object.entries(shape.properties ?? {})
    const names = members.filter(([name, member]) => isSecret(name, member) && !(name in own)).map(([name]) => name)
    const values = names.length === 0 ? [secret] : [secret, [secret]]
    return values.map((value) => ({ ...sample, ...Object.fromEntries(names.map((name) => [name, value])) }))
  })
}

function callsOf({ path, method, query, body }: Operation) {
  const filledPath = fillPath(path, (name) => (isSecret(name) ? secret : `${name}_01J00000000000000000000000`))
  const searches = filled(query as Schema | undefined).map((each) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(each)) search.set(name, String(value))
    return search
  })
  const bodies = body === undefined ? [undefined] : filled(body as Schema)
  return bodies.flatMap((each) => searches.map((search) => ({ url: `${filledPath}?${search}`, method, body: each })))
}

/** The log of requests, which is written before one of them is shown. */
async function recordsOf(ids: readonly string[]): Promise<string[]> {
  await send(server.url, `/_dev/requests/${ids.at(-1)}`)
  const rows = await server.environment.db.many<{ record: unknown }>(
    sql`select record from development_requests where id = any(${ids})`,
  )
  return rows.map(({ record }) => JSON.stringify(record))
}

/** The platform leaves secrets out by their names, which `marks.test.ts` requires of all members. */
const classes = new Set(oneOfEachClass(operations))
const tried = othersInTurn(operations, (operation) => classes.has(operation))
test.each(tried.map((operation) => [operation.id, operation] as const))(
  '[A-6] %s leaves none of the secrets that it is sent, in the log and in the log of requests',
  async (_id, operation) => {
    lines = []
    const ids: string[] = []
    for (const { url, ...rest } of callsOf(operation)) {
      const { headers } = await send(server.url, url, {
        ...rest,
        key: server.apiKey,
        headers: { cookie: `gatehouse_browser=${secret}` },
      })
      ids.push(String(headers['x-request-id']))
    }

    await expect.poll(() => lines.length, { interval: 5 }).toBeGreaterThanOrEqual(ids.length)
    const written = [...lines, ...(await recordsOf(ids))]
    for (const line of written) for (const each of [secret, server.apiKey]) expect(line).not.toContain(each)
  },
)
