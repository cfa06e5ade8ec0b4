import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { createObservedServer } from '#test/crash/observed-server.ts'
import { endConnections } from '#test/end-connections.ts'
import type { KilledTest } from '#test/killed.ts'
import { send } from '#test/samples.ts'
import { anEvent } from './events.fixture.ts'

export const killedUnderEvents: KilledTest = {
  name: 'whatever is killed under concurrent events and batches, every event that was answered is in the log once, and the chain holds',
  async run() {
    const { server, observer } = await createObservedServer()
    await server.start()
    const call = (path: string, body: object, key?: string) =>
      send(`http://localhost:${server.port}`, path, {
        method: 'POST',
        key: server.apiKey,
        body,
        ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      })
    await call('/audit_logs/actions/user.signed_in/schemas', { targets: [{ type: 'team' }] })
    const organizationOf = async (name: string) => String((await call('/organizations', { name })).json?.id)
    const organizations = [await organizationOf('Northwind'), await organizationOf('Contoso')]
    const answered: string[] = []

    /** Sends events until each is answered, again with the same key after every failure. */
    async function addAll(worker: number): Promise<void> {
      for (let round = 0; round < 8; round++) {
        const count = Math.random() < 0.5 ? 1 : 1 + Math.floor(Math.random() * 12)
        const actors = Array.from({ length: count }, (_, i) => `${worker}/${round}/${i}`)
        const events = actors.map((id) => anEvent({ actor: { id, type: 'user' } }))
        const organization_id = organizations[Math.floor(Math.random() * 1.3)]
        const [path, body] =
          count === 1
            ? ['/audit_logs/events', { organization_id, event: events[0] }]
            : ['/audit_logs/events/batch', { organization_id, events }]
        for (;;) {
          const answer = await call(path as string, body as object, `${worker}/${round}`).catch(() => undefined)
          if (answer?.status === 200) break
          await delay(20)
        }
        answered.push(...actors)
      }
    }
    const adding = Promise.all(Array.from({ length: 16 }, (_, worker) => addAll(worker)))
    const untilAnswered = (count: number) =>
      expect.poll(() => answered.length, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count)
    const cutConnections = () => endConnections(observer, `application_name = 'gatehouse' and state = 'active'`)

    for (const count of [20, 60]) {
      await untilAnswered(count)
      await cutConnections()
    }
    for (const count of [100, 180]) {
      await untilAnswered(count)
      await server.kill()
      await server.start()
    }
    await adding

    const { rows } = await observer.query<{ actor_id: string }>('select actor_id from audit_log_events')
    expect(rows.map(({ actor_id }) => actor_id).toSorted()).toEqual(answered.toSorted())
    for (const organization_id of organizations) {
      const { json } = await call('/audit_logs/verifications', { organization_id })
      const verification = async () =>
        (
          await send(`http://localhost:${server.port}`, `/audit_logs/verifications/${String(json?.id)}`, {
            key: server.apiKey,
          })
        ).json
      await expect.poll(async () => (await verification())?.state, { timeout: 60_000 }).toBe('intact')
    }
  },
}
