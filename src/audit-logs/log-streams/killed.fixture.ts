import { Client } from 'pg'
import { expect, onTestFinished } from 'vitest'
import { createServerProcess } from '#test/crash/server-process.ts'
import { createDatabase } from '#test/database.ts'
import type { KilledTest } from '#test/killed.ts'
import { startS3Server } from '#test/s3-server.ts'
import { send } from '#test/samples.ts'
import { anEvent } from '../audit-events/events.fixture.ts'
import { startLogReceiver } from './receiver.fixture.ts'

export const killedWhileSending: KilledTest = {
  name: 'after a SIGKILL while a batch and an export are under way, the stream loses nothing and keeps the order, and the export is written',
  async run() {
    const s3 = await startS3Server({ secretOf: () => ({ secret: 'b' }) })
    const databaseUrl = await createDatabase()
    const server = await createServerProcess(databaseUrl, {
      GATEHOUSE_STORAGE_BUCKET: 'files',
      GATEHOUSE_STORAGE_ENDPOINT: s3.url,
      GATEHOUSE_STORAGE_ACCESS_KEY_ID: 'a',
      GATEHOUSE_STORAGE_SECRET_ACCESS_KEY: 'b',
    })
    const receiver = await startLogReceiver()
    onTestFinished(async () => {
      await server.kill()
      await receiver.close()
      await s3.close()
    })
    const call = async (method: string, path: string, body?: object) => {
      const { json } = await send(`http://localhost:${server.port}`, path, { method, key: server.apiKey, body })
      return json ?? {}
    }
    await server.start()
    await call('POST', '/audit_logs/actions/user.signed_in/schemas', { targets: [{ type: 'team' }] })
    const { id: organization_id } = await call('POST', '/organizations', { name: 'Northwind' })
    const destination = { type: 'GenericHttps', url: receiver.url, format: 'ndjson', header_value: 'x' }
    const { id } = await call('POST', '/audit_logs/streams', { organization_id, destination })
    const add = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const event = anEvent({ actor: { id: `user_${i}`, type: 'user' } })
        await call('POST', '/audit_logs/events', { organization_id, event })
      }
    }
    const actors = () =>
      receiver.requests.flatMap(({ body }) =>
        body
          .toString()
          .trimEnd()
          .split('\n')
          .map((line) => Number(JSON.parse(line).event.actor.id.slice('user_'.length))),
      )

    await add(0, 10)
    await expect.poll(() => new Set(actors()).size, { timeout: 20_000 }).toBe(10)
    // The server is about to write a file when it is killed.
    const isWriting = new Promise<void>((resolve) => {
      s3.intervene = () => {
        s3.intervene = () => undefined
        resolve()
        return new Promise(() => undefined)
      }
    })
    const range = { range_start: '2026-10-01T00:00:00Z', range_end: '2026-10-02T00:00:00Z' }
    const begun = await call('POST', '/audit_logs/exports', { organization_id, ...range })
    await isWriting
    let isKilled = false
    receiver.respond = async () => {
      if (!isKilled) {
        isKilled = true
        await server.kill()
        return undefined
      }
      return { status: 200 }
    }
    await add(10, 25).catch(() => undefined)
    await expect.poll(() => isKilled, { timeout: 20_000 }).toBe(true)
    // What half a minute does.
    const observer = new Client({ connectionString: databaseUrl })
    await observer.connect()
    await observer.query("update job_processes set seen_at = now() - interval '1 minute'")
    await observer.end()
    await server.start()
    await add(25, 30)
    const pending = async () => (await call('GET', `/audit_logs/streams/${id}`)).pending_events
    await expect.poll(pending, { timeout: 30_000 }).toBe(0)

    const { data } = await call('GET', `/audit_logs/events?organization_id=${organization_id}&limit=100`)
    const stored = (data as { sequence: number; actor: { id: string } }[])
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ actor }) => Number(actor.id.slice('user_'.length)))
    const came = actors()
    expect([...new Set(came)]).toEqual(stored)
    // What came again came from where it had stopped.
    const again = came.findIndex((each, at) => at > 0 && each <= Number(came[at - 1]))
    expect(came.slice(again)).toEqual(stored.slice(stored.indexOf(Number(came[again]))))

    const stateOf = async () => (await call('GET', `/audit_logs/exports/${begun.id}`)).state
    await expect.poll(stateOf, { timeout: 40_000 }).toBe('ready')
    const [file = ''] = [...s3.objects.values()].map(({ body }) => body.toString())
    // What came since may be in it too.
    const written = file.split('\r\n').map((line) => /,user_(\d+),/.exec(line)?.[1])
    expect(written.slice(1, 11)).toEqual(stored.slice(0, 10).map(String))
  },
}
