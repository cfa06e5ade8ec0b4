import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { importInto, readRequest } from './index.ts'
import { hashes, password } from './known-hashes.fixture.ts'

export { hashes, password }

/** An error as a line of the file has it. */
export interface ErrorLine {
  line: number
  source_id: string | null
  email: string | null
  code: string
  message: string
  record: unknown
}

/** What an import printed and stored. */
export interface Imported {
  text: string
  counts: Record<string, number>
  errors: ErrorLine[]
  errorPath: string
}

/** A server, with a folder for the files of a test. */
export interface ImportServer {
  server: TestServer
  /** Writes a file: text, lines of JSON, or a document. @returns its path */
  file(name: string, content: string | readonly object[] | object): string
  /** Runs `gatehouse import` with these words. */
  run(...words: string[]): Promise<Imported>
  signIn(
    email: string,
    given?: string,
  ): Promise<{ status: number; code: string | undefined; userId: string | undefined }>
  /** Signs in with the password and a code of the app. @returns the status of the last step, and what it asks for next */
  signInWithCode(email: string, secret: string): Promise<number | string>
  users(): Promise<Record<string, unknown>[]>
}

export async function startImports(): Promise<ImportServer> {
  const server = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { api, apiKey, clientId, app, environment } = server
  const authenticate = (body: object) =>
    api.post<{
      code?: string
      user?: { id: string }
      pending_authentication_token?: string
      authentication_factors?: { id: string }[]
    }>('/user_management/authenticate', { client_id: clientId, client_secret: apiKey, ...body })
  const withPassword = (email: string, given: string) =>
    authenticate({ grant_type: 'password', email, password: given })
  let runs = 0
  return {
    server,
    file(name, content) {
      const path = join(folder, name)
      const text = Array.isArray(content) ? content.map((line) => JSON.stringify(line)).join('\n') : content
      writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text))
      return path
    },
    async run(...words) {
      const [source, ...rest] = words
      runs += 1
      const errorPath = join(folder, `errors-${runs}.ndjson`)
      const given = ['--errors', errorPath, '--environment', environment.environmentId]
      const lines: string[] = []
      const { report } = await importInto(
        app.system,
        readRequest(source, [...rest, ...given]),
        (line) => void lines.push(line),
      )
      const text = existsSync(errorPath) ? readFileSync(errorPath, 'utf8') : ''
      return {
        text: lines.join('\n'),
        counts: report.tallies.toJSON(),
        errors: text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
        errorPath,
      }
    },
    async signIn(email, given = password) {
      const { status, body } = await withPassword(email, given)
      return { status, code: body.code, userId: body.user?.id }
    },
    async signInWithCode(email, secret) {
      const { body } = await withPassword(email, password)
      const [factor] = body.authentication_factors ?? []
      const challenge = await api.post<{ id: string }>(`/auth/factors/${factor?.id}/challenge`, {})
      const bytes = fromBase32(secret) ?? Buffer.alloc(0)
      const answer = await authenticate({
        grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
        code: totpCode(bytes, totpStep(new Date())),
        pending_authentication_token: body.pending_authentication_token,
        authentication_challenge_id: challenge.body.id,
      })
      return answer.body.code ?? answer.status
    },
    async users() {
      const { body } = await api.get<{ data: Record<string, unknown>[] }>('/user_management/users?limit=100&order=asc')
      return body.data
    },
  }
}

/** How often each reason is in an error file. */
export function codesOf({ errors }: Imported): Record<string, number> {
  const codes: Record<string, number> = {}
  for (const { code } of errors) codes[code] = (codes[code] ?? 0) + 1
  return codes
}
