import { setTimeout as delay } from 'node:timers/promises'
import type { TestServer } from '#test/server.ts'

export interface ReadExport {
  id: string
  state: string
  url: string | null
  event_count: number
  progress: number
}

/** A period that has the events of tests. */
export const range = { range_start: '2026-10-01T00:00:00.000Z', range_end: '2026-10-02T00:00:00.000Z' }

/** Has an export written, and gives it once it is not pending any more. */
export async function exported(server: TestServer, members: object): Promise<ReadExport> {
  const { status, body } = await server.api.post<ReadExport>('/audit_logs/exports', { ...range, ...members })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return untilWritten(server, body.id)
}

export async function untilWritten({ api }: TestServer, id: string): Promise<ReadExport> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const { body } = await api.get<ReadExport>(`/audit_logs/exports/${id}`)
    if (body.state !== 'pending') return body
    if (Date.now() > deadline) throw new Error(`It is still ${JSON.stringify(body)}`)
    await delay(50)
  }
}

export async function download(url: string | null | undefined): Promise<string> {
  const answer = await fetch(String(url))
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.text()
}
