import { onTestFinished } from 'vitest'
import { renderScimRefusal } from '#directory-sync/scim/index.ts'
import { presumeManagementKey } from '#environment/environments/index.ts'
import type { Config } from '#platform/config/config.ts'
import { defined } from '#platform/defined.ts'
import type { Operation } from '#platform/http/operation.ts'
import { createHttpServer } from '#platform/http/server.ts'
import { createLog } from '#platform/log.ts'
import { createAuthenticators } from '../src/request-handling.ts'
import { startServer } from './server.ts'

export interface OwnAnswer {
  status: number
  headers: Record<string, unknown>
  text: string
  /** The parsed JSON; `undefined` when there is no body. */
  body: unknown
}

/** The real router, database and keys, with operations that a test chose, and the lines of their log. Closed when the test ends. */
export async function serveOwnOperations(operations: readonly Operation[], config: Partial<Config> = {}) {
  const server = await startServer()
  const system = { ...server.app.system, config: { ...server.app.system.config, ...config } }
  const lines: string[] = []
  const http = await createHttpServer({
    system,
    log: createLog('debug', system.catalog.secretNames, { write: (line) => void lines.push(line) }),
    operations,
    authenticators: createAuthenticators(system),
    presume: (request) => presumeManagementKey(system, request),
    mayCarryKey: async () => true,
    findEnvironmentsAllowing: async () => [],
    lifecycle: { isDraining: false },
    renderers: {
      page: (error, { id }) => ({
        status: error.definition.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: `<p>${error.message} ${id}</p>`,
      }),
      scim: renderScimRefusal,
    },
  })
  onTestFinished(() => http.close())

  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    {
      body,
      headers = {},
      key = server.apiKey,
    }: { body?: object | string; headers?: Record<string, string>; key?: string } = {},
  ): Promise<OwnAnswer> => {
    const answer = await http.inject({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...defined({ payload: body }),
    })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: isJson ? JSON.parse(answer.body) : undefined,
    }
  }
  return { ...server, http, send, lines }
}
