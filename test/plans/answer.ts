import type { ClientBase } from 'pg'
import type { Statement } from '#platform/db/sql.ts'
import type { App } from '../../src/app.ts'
import { explain, type Kept, type Reading } from './explained.ts'
import type { Question } from './questions.ts'

export interface Answered {
  status: number
  /** The ids in the list of the answer. */
  ids: string[]
  /** Objects in the answer: those of its list, or itself. */
  objects: number
  statements: Statement[]
}

/** Asks with a key of the environment. */
export async function ask(
  app: App,
  apiKey: string,
  note: <T>(work: () => Promise<T>) => Promise<[T, Statement[]]>,
  { path }: Question,
): Promise<Answered> {
  const [answer, statements] = await note(() => request(app, apiKey, path))
  const { data } = answer.json
  const list = Array.isArray(data) ? (data as { id?: unknown }[]) : undefined
  return {
    status: answer.status,
    ids: list?.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) ?? [],
    objects: list?.length ?? 1,
    statements,
  }
}

export async function request(app: App, apiKey: string, path: string) {
  const { statusCode, payload } = await app.http.inject({
    method: 'GET',
    url: path,
    headers: { authorization: `Bearer ${apiKey}`, host: new URL(app.system.config.url).host },
  })
  const text = payload
  return { status: statusCode, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} }
}

export async function readingsOf(
  client: ClientBase,
  statements: readonly Statement[],
  isUncounted: (table: string) => boolean = () => false,
  kept?: Kept,
): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const statement of statements) {
    const reading = await explain(client, statement, isUncounted, kept)
    if (reading !== undefined) readings.push(reading)
  }
  return readings
}
