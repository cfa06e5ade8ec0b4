import { expect } from 'vitest'
import { createObservedServer } from '#test/crash/observed-server.ts'
import { googleSettings, startGoogleWorkspace } from '#test/google-workspace.ts'
import type { KilledTest } from '#test/killed.ts'
import { send } from '#test/samples.ts'

export const killedInFirstRun: KilledTest = {
  name: 'after a SIGKILL in the middle of a first run the next one brings the rest, and everyone is announced once',
  async run() {
    const { server, observer } = await createObservedServer()
    const call = async (method: string, path: string, body?: object) => {
      const { json } = await send(`http://localhost:${server.port}`, path, { method, key: server.apiKey, body })
      return json ?? {}
    }
    const google = await startGoogleWorkspace()
    for (let i = 0; i < 450; i++) google.addUser(`User${i}`)
    await server.start()
    const killed = new Promise<void>((resolve, reject) => {
      google.intercept = async (_asked, name) => {
        if (name !== 'GET /users page 2') return undefined
        google.intercept = () => undefined
        await server.kill().then(resolve, reject)
        return undefined
      }
    })
    const { id: organization_id } = await call('POST', '/organizations', { name: 'Northwind' })
    const { id } = await call('POST', '/directories', { organization_id, type: 'gsuite directory', name: 'Google' })
    await call('PUT', `/directories/${id}/google_workspace`, googleSettings(google))
    await killed
    const stored = async () => {
      const { rows } = await observer.query<{ event: string; n: number }>(
        `select event, count(distinct data ->> 'idp_id')::int as n from events
         where event like 'dsync.user.%' group by event having count(*) = count(distinct data ->> 'idp_id')`,
      )
      return rows
    }
    expect(await stored()).toEqual([{ event: 'dsync.user.created', n: 200 }])

    // What half a minute does: until then the queue keeps the killed process's place, and the next run may wait for it.
    await observer.query(`update job_processes set seen_at = now() - interval '1 minute'`)
    await server.start()
    expect(await call('GET', `/directories/${id}/sync`)).toMatchObject({ is_running: true, last_run: null })
    // What three minutes do.
    await observer.query(`update directory_pulls set locked_until = now() - interval '1 minute'`)
    await call('POST', `/directories/${id}/sync`)

    const lastRun = async () => (await call('GET', `/directories/${id}/sync`)).last_run
    await expect
      .poll(lastRun, { timeout: 20_000 })
      .toMatchObject({ outcome: 'succeeded', users: { read: 450, created: 250 } })
    expect(await stored()).toEqual([{ event: 'dsync.user.created', n: 450 }])
  },
}
