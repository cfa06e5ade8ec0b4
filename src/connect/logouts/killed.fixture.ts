import { createHash } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { createServerProcess } from '#test/crash/server-process.ts'
import { createDatabase } from '#test/database.ts'
import { FormBrowser } from '#test/form-browser.ts'
import type { KilledTest } from '#test/killed.ts'
import { send } from '#test/samples.ts'
import { postForm } from '../oauth-server/machine.fixture.ts'
import { startLogoutReceiver } from './receiver.fixture.ts'
import type { Logout } from './schemas.ts'

const redirectUri = 'https://app.example/callback'
const email = 'ada@northwind.example'
const password = 'a sturdy long passphrase'
const verifier = 'a-verifier-of-at-least-forty-three-characters-0'

export const killedBeforeDelivery: KilledTest = {
  name: 'a server that is killed between the end of a session and its delivery delivers it after its start, and once it is acknowledged not again',
  async run() {
    const server = await createServerProcess(await createDatabase())
    onTestFinished(() => server.kill())
    const receiver = await startLogoutReceiver()
    const url = `http://localhost:${server.port}`
    const call = async (method: string, path: string, body?: object) =>
      (await send(url, path, { method, key: server.apiKey, body })).json ?? {}
    await server.start()
    const { id: userId } = await call('POST', '/user_management/users', { email, password, email_verified: true })
    const application = await call('POST', '/connect/applications', {
      application_type: 'oauth',
      name: 'Planner',
      is_first_party: true,
      redirect_uris: [{ uri: redirectUri }],
      backchannel_logout_uri: receiver.url,
    })
    const { secret } = await call('POST', `/connect/applications/${application.id}/client_secrets`, {})
    const by = { clientId: String(application.client_id), secret: String(secret) }
    const signIn = async () => {
      const browser = new FormBrowser(url)
      const request = new URLSearchParams({
        client_id: by.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      await browser.open(`${url}/oauth2/authorize?${request}`)
      await browser.submit({ email })
      await browser.submit({ password })
      const code = browser.location.searchParams.get('code') ?? ''
      const exchange = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
      const { body } = await postForm(`${url}/oauth2/token`, exchange, { by })
      expect(body).toHaveProperty('id_token')
    }
    const signOut = () => call('DELETE', `/user_management/users/${userId}/sessions`)
    const states = async () => {
      const { data } = await call('GET', `/connect/applications/${application.id}/logouts?order=asc`)
      return (data as Logout[]).map(({ state, attempts }) => [state, attempts.length])
    }
    let isKilled = false
    receiver.answer = async () => {
      // Before the application has acknowledged it.
      await server.kill()
      isKilled = true
      receiver.answer = () => ({ status: 200, text: '' })
      return { status: 200, text: '' }
    }

    await signIn()
    await signOut().catch(() => undefined)
    await expect.poll(() => isKilled, { timeout: 20_000 }).toBe(true)
    await server.start()

    await expect.poll(states, { timeout: 40_000 }).toEqual([['succeeded', 1]])
    const sid = receiver.claims()[0]?.sid
    expect(receiver.claims().map((each) => each.sid)).toEqual([sid, sid])

    await signIn()
    await signOut()
    await expect.poll(states, { timeout: 40_000 }).toEqual([
      ['succeeded', 1],
      ['succeeded', 1],
    ])
    expect(receiver.claims().filter((each) => each.sid === sid)).toHaveLength(2)
    expect(receiver.claims()).toHaveLength(3)
  },
}
