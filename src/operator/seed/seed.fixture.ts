import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { defined } from '#platform/defined.ts'
import { type ServerOptions, startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { createSeeder } from './index.ts'

/** The files in the guide, as a reader would copy them. */
export function examples(): string[] {
  const guide = readFileSync('docs/guides/seed.md', 'utf8')
  return [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
}

/** @returns the path of a file with this text, which goes with the test. */
export function seedFile(text: string, name = 'seed.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Applies a file to an environment as a start does, for what needs no start: refusals. */
export async function applyAtStart(path: string): Promise<readonly string[]> {
  const { app, environment } = await startServer()
  return createSeeder({ ...app.system.config, seedFile: path }).seedFirstEnvironment(environment)
}

/** What answers with the key of the environment that seeds go to. */
export interface Seeded {
  server: TestServer
  get(path: string): Promise<unknown>
  list(path: string): Promise<Record<string, unknown>[]>
  send(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>
  signIn(email: string, password: string): Promise<Record<string, unknown>>
  /** The names of the events in the log, oldest first. */
  events(): Promise<string[]>
  reset(): Promise<number>
}

export async function startSeeded(options: ServerOptions): Promise<Seeded & { close(): Promise<void> }> {
  const server = await startOwnServer(options)
  let closed = false
  const close = async () => {
    if (!closed) await server.close()
    closed = true
  }
  onTestFinished(close)
  const key = 'sk_test_default'
  const send: Seeded['send'] = async (method, path, body) => {
    const answer = await server.api.request(path, { method, key, ...defined({ body }) })
    return answer as { status: number; body: unknown }
  }
  const get = async (path: string) => (await send('GET', path)).body
  const list = async (path: string) => ((await get(path)) as { data: Record<string, unknown>[] }).data
  return {
    server,
    send,
    get,
    list,
    async signIn(email, password) {
      const client = { client_id: 'client_test_default', client_secret: key }
      const { body } = await send('POST', '/user_management/authenticate', {
        ...client,
        grant_type: 'password',
        email,
        password,
      })
      return body as Record<string, unknown>
    },
    events: async () => (await list('/events?limit=100&order=asc')).map(({ event }) => String(event)),
    reset: async () => (await send('POST', '/_dev/reset')).status,
    close,
  }
}
