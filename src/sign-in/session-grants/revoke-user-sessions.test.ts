import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer } from '#test/server.ts'

test('[A-5] signing a user out everywhere ends each session once and no session of anyone else', async () => {
  const { workos, api, clientId } = await startServer()
  const password = 'a sturdy long passphrase'
  const [ada, bob] = await Promise.all(
    ['ada', 'bob'].map((name) =>
      workos.userManagement.createUser({ email: `${name}@northwind.example`, password, emailVerified: true }),
    ),
  )
  const signIn = (email = '') => workos.userManagement.authenticateWithPassword({ clientId, email, password })
  await signIn(ada?.email)
  const { refreshToken } = await signIn(ada?.email)
  await signIn(bob?.email)

  expect((await api.delete(`/user_management/users/${ada?.id}/sessions`)).status).toBe(204)

  await expect(workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await workos.userManagement.listSessions(bob?.id ?? '')).data).toHaveLength(1)
  const { data: events } = await workos.events.listEvents({ events: ['session.revoked'] })
  expect(events.map(({ data }) => (data as { userId: string }).userId)).toEqual([ada?.id, ada?.id])
})

test('[A-5] a user who is signed out everywhere has no code left to exchange, and is asked again in a browser that was remembered', async () => {
  const server = await startServer()
  const { workos, api, clientId, environment, url } = server
  const password = 'a sturdy long passphrase'
  const redirectUri = 'https://app.example.com/callback'
  await ensureRedirectUri(environment, redirectUri)
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example', password, emailVerified: true })
  const authorizeUrl = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })
  const browser = new FormBrowser(url)
  await browser.open(authorizeUrl)
  await browser.submit({ email: user.email })
  await browser.submit({ password })
  const code = browser.location.searchParams.get('code') ?? ''

  expect((await api.delete(`/user_management/users/${user.id}/sessions`)).status).toBe(204)

  await expect(workos.userManagement.authenticateWithCode({ clientId, code })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  await browser.open(authorizeUrl)
  expect(browser.location.pathname).toBe('/sign-in')
})

test('[A-5] a browser that comes while its user is signed out everywhere stays signed out, and has no code left', async () => {
  const { workos, api, clientId, environment, url } = await startServer()
  const password = 'a sturdy long passphrase'
  const redirectUri = 'https://app.example.com/callback'
  await ensureRedirectUri(environment, redirectUri)
  const { id, email } = await workos.userManagement.createUser({
    email: 'ada@northwind.example',
    password,
    emailVerified: true,
  })
  const authorizeUrl = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })
  for (let round = 0; round < 8; round++) {
    const browser = new FormBrowser(url)
    await browser.open(authorizeUrl)
    await browser.submit({ email })
    await browser.submit({ password })
    const tabs = Array.from({ length: 6 }, () => browser.copy())

    const opened = tabs.map((tab) => tab.open(authorizeUrl))
    await api.delete(`/user_management/users/${id}/sessions`)
    await Promise.all(opened)

    for (const tab of tabs) {
      const code = tab.location.searchParams.get('code')
      if (code !== null)
        await expect(workos.userManagement.authenticateWithCode({ clientId, code })).rejects.toMatchObject({
          error: 'invalid_grant',
        })
      await tab.open(authorizeUrl)
      expect(tab.location.pathname).toBe('/sign-in')
    }
  }
})
