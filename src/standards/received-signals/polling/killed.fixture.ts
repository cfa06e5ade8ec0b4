import { expect } from 'vitest'
import { oidcProvider } from '#sso/connections/connection.fixture.ts'
import { createObservedServer } from '#test/crash/observed-server.ts'
import type { KilledTest } from '#test/killed.ts'
import { send } from '#test/samples.ts'
import { startPolledTransmitter } from './polled-transmitter.fixture.ts'

const credentials = { email: 'ada@northwind.example', password: 'a sturdy long passphrase' }

export const killedBeforeAcknowledging: KilledTest = {
  name: 'a server that is killed between taking a polled signal and acknowledging it is handed it again after its start, and nothing happens twice',
  async run() {
    const transmitter = await startPolledTransmitter()
    const { server, observer } = await createObservedServer()
    const call = async (method: string, path: string, body?: object) => {
      const { status, json } = await send(`http://localhost:${server.port}`, path, { method, key: server.apiKey, body })
      if (status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`)
      return json ?? {}
    }
    await server.start()
    const { id: organization_id } = await call('POST', '/organizations', { name: 'Northwind' })
    const { id: user_id } = await call('POST', '/user_management/users', { ...credentials, email_verified: true })
    await call('POST', '/user_management/organization_memberships', { organization_id, user_id })
    // Before the organization's people must sign in through the connection.
    await call('POST', '/user_management/authenticate', {
      client_id: 'client_test_default',
      client_secret: server.apiKey,
      grant_type: 'password',
      ...credentials,
    })
    const connection = await call('POST', '/connections', {
      organization_id,
      name: 'Northwind',
      type: 'GenericOIDC',
      oidc: oidcProvider,
    })
    await observer.query(
      `insert into profiles (environment_id, id, connection_id, organization_id, idp_id, email, groups, role_slugs, custom_attributes,
         raw_attributes, user_id, created_at, updated_at)
       select environment_id, 'prof_ada', id, organization_id, 'ada', $2, '{}', '{}', '{}', '{}', $3, now(), now()
       from connections where id = $1`,
      [connection.id, credentials.email, user_id],
    )
    let isKilled = false
    transmitter.instead = async ({ ack }) => {
      if (ack.length === 0) return undefined
      transmitter.instead = () => undefined
      await server.kill()
      isKilled = true
      return { status: 500, body: {} }
    }
    await call('PUT', `/connections/${connection.id}/signal_receiver`, transmitter.receiver('us'))
    const subject = { format: 'iss_sub', iss: transmitter.issuer, sub: 'ada' }
    const claims = { jti: 'one' }
    transmitter.queue('one', await transmitter.sign('us', 'caep/session-revoked', subject, { claims }))
    await expect.poll(() => isKilled, { timeout: 40_000 }).toBe(true)
    expect([transmitter.waiting, transmitter.acknowledged]).toEqual([1, []])

    await server.start()

    await expect.poll(() => transmitter.acknowledged, { timeout: 40_000 }).toEqual(['one'])
    const { data } = await call('GET', `/connections/${connection.id}/received_signals`)
    expect(data).toMatchObject([{ jti: 'one', outcome: 'sessions_ended', sessions_ended: 1, user_id }])
    const { rows } = await observer.query(
      `select event, count(*)::int as n from events
       where event in ('session.revoked', 'gatehouse.connection.signal_received') group by event order by event`,
    )
    expect(rows).toEqual([
      { event: 'gatehouse.connection.signal_received', n: 1 },
      { event: 'session.revoked', n: 1 },
    ])
  },
}
