import { expect, test } from 'vitest'
import { registerOrigin } from '#environment/cors-origins/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { type CreationOptions, createAuthenticator } from '#people/passkeys/software-authenticator.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { mintElevatedToken } from '../widget-tokens/index.ts'

const { workos, api, url, clientId, environment, app } = await startServer()
const origin = 'https://app.northwind.example'
const redirectUri = 'https://app.northwind.example/callback'
await registerOrigin(environment, origin)
await ensureRedirectUri(environment, redirectUri)
const allow = (...sign_in_methods: string[]) =>
  api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_in_methods } })
await allow('password', 'passkey')

interface Begun {
  challengeId: string
  options: CreationOptions
}

let people = 0
/** A user with a token of a widget and the proof that goes with it. */
async function furnish() {
  const { id: userId } = await workos.userManagement.createUser({
    email: `ada.${people++}@northwind.example`,
    emailVerified: true,
  })
  const { token } = (await api.post<{ token: string }>('/widgets/token', { user_id: userId })).body
  const { elevatedAccessToken } = await mintElevatedToken(environment, userId)
  const ask = async (method: string, path: string, body?: object, proof: string = elevatedAccessToken) => {
    const headers = { 'x-elevated-access-token': proof }
    const { status, json } = await send(url, `/_widgets/UserProfile/${path}`, { method, key: token, body, headers })
    return { status, json: json as Record<string, unknown> }
  }
  return {
    userId,
    ask,
    begin: async () => (await ask('POST', 'passkeys')).json as unknown as Begun,
    verify: (challengeId: string, response: object) => ask('POST', 'passkeys/verify', { challengeId, response }),
    async method() {
      const { data } = (await ask('GET', 'authentication-information')).json as {
        data: { verificationMethods: { Passkey: { isSetUp: boolean; passKeys: { id: string }[] } | null } }
      }
      return data.verificationMethods.Passkey
    },
  }
}

const refused = { status: 400, json: { code: 'passkey_not_verified' } }

/** The sign-in page in a browser, with what it asks passkeys to sign. */
async function openSignIn() {
  const browser = new FormBrowser(url)
  await browser.open(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
  const [, options = ''] = /data-options="([^"]*)"/.exec(browser.html) ?? []
  const request = JSON.parse(options.replaceAll('&quot;', '"')) as { challenge: string; rpId: string }
  const answer = (response: object) =>
    browser.submitTo('/sign-in/passkey', { response: JSON.stringify(response) }).then(() => browser.location)
  return { request, answer }
}

test('a passkey that was made on a page of the application signs in on ours, until it is removed', async () => {
  const { begin, verify, method, ask, userId } = await furnish()
  expect(await method()).toEqual({ provider: 'Passkey', isSetUp: false, isCurrentSession: false, passKeys: [] })
  const { challengeId, options } = await begin()
  const device = createAuthenticator()
  expect(await verify(challengeId, device.create(options, origin))).toEqual({ status: 200, json: { success: true } })
  const id = (await method())?.passKeys[0]?.id ?? ''
  expect(id).toMatch(/^passkey_/)

  const { request, answer } = await openSignIn()
  const code = (await answer(device.get(request, new URL(url).origin))).searchParams.get('code') ?? ''
  expect((await workos.userManagement.authenticateWithCode({ clientId, code })).user.id).toBe(userId)

  expect(await ask('DELETE', `passkeys/${id}`)).toEqual({ status: 200, json: { success: true } })
  expect((await method())?.passKeys).toEqual([])
  const again = await openSignIn()
  expect((await again.answer(device.get(again.request, new URL(url).origin))).pathname).toBe('/sign-in')
})

test('a page of the application cannot sign in with what a passkey signed there', async () => {
  const { begin, verify } = await furnish()
  const device = createAuthenticator()
  const { challengeId, options } = await begin()
  await verify(challengeId, device.create(options, origin))
  const { request, answer } = await openSignIn()
  expect((await answer(device.get(request, origin))).pathname).toBe('/sign-in')
})

test('a passkey is made on an allowed page, for the user who began, and by one answer', async () => {
  const [ours, theirs] = [await furnish(), await furnish()]
  const begun = await ours.begin()
  const made = (from: string, { options }: Begun = begun) => createAuthenticator().create(options, from)
  expect(await theirs.verify(begun.challengeId, made(origin))).toMatchObject(refused)
  expect(await ours.verify(begun.challengeId, made('https://elsewhere.example'))).toMatchObject(refused)
  // The challenge is spent, whatever came.
  expect(await ours.verify(begun.challengeId, made(origin))).toMatchObject(refused)

  const [first, second] = [await ours.begin(), await ours.begin()]
  expect(await ours.verify(first.challengeId, made(origin, first))).toMatchObject(refused)
  expect(await ours.verify(second.challengeId, made(origin, first))).toMatchObject(refused)
  for (const response of [{}, { id: 1, response: [] }, { response: { clientDataJSON: '%' } }])
    expect(await ours.verify((await ours.begin()).challengeId, response)).toMatchObject(refused)

  const once = await ours.begin()
  const responses = [made(origin, once), made(origin, once), made(origin, once)]
  const statuses = await Promise.all(
    responses.map(async (response) => (await ours.verify(once.challengeId, response)).status),
  )
  expect(statuses.sort()).toEqual([200, 400, 400])
  expect((await ours.method())?.passKeys).toHaveLength(1)
})

test('passkeys are added and removed with a fresh proof, and those of others not at all', async () => {
  const [ours, theirs] = [await furnish(), await furnish()]
  const { challengeId, options } = await theirs.begin()
  await theirs.verify(challengeId, createAuthenticator().create(options, origin))
  const id = (await theirs.method())?.passKeys[0]?.id ?? ''
  for (const [method, path, body] of [
    ['POST', 'passkeys'],
    ['POST', 'passkeys/verify', { challengeId, response: {} }],
    ['DELETE', `passkeys/${id}`],
  ] as const)
    expect(await theirs.ask(method, path, body, ''), path).toMatchObject({
      status: 401,
      json: { code: 'elevated_access_required' },
    })
  expect((await ours.ask('DELETE', `passkeys/${id}`)).status).toBe(404)
  expect((await theirs.method())?.isSetUp).toBe(true)

  await allow('password')
  try {
    expect(await theirs.method()).toBeNull()
    expect(await theirs.ask('POST', 'passkeys')).toMatchObject({
      status: 400,
      json: { code: 'passkeys_not_available' },
    })
  } finally {
    await allow('password', 'passkey')
  }
})

test('browsers find the origins of the first environment at the host of the passkeys, and those of no other', async () => {
  const related = async () => {
    const answer = await fetch(`${url}/.well-known/webauthn`)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    return ((await answer.json()) as { origins: string[] }).origins
  }
  const added = `https://related-${app.firstEnvironment.newId('x').toLowerCase()}.example`
  await registerOrigin(app.firstEnvironment, added)
  const found = await related()
  expect(found.at(-1)).toBe(added)
  expect(found).not.toContain(origin)
})
