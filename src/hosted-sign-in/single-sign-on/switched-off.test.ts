import { expect, test } from 'vitest'
import { readRequest, redirectUri, startSso } from './sso.fixture.ts'

const sso = await startSso()
const { workos, api, clientId, connectionId } = sso

const setState = async (state: 'active' | 'inactive') => {
  const { status } = await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state } })
  expect(status).toBe(200)
}

/** A browser that has come back to the application from a sign-in on the hosted pages, with its code. */
async function signIn() {
  const browser = sso.browser()
  await browser.open(workos.userManagement.getAuthorizationUrl({ connectionId, clientId, redirectUri }))
  await sso.respond(browser, readRequest(browser.location))
  expect(browser.location.href.split('?')[0]).toBe(redirectUri)
  return { browser, code: browser.location.searchParams.get('code') ?? '' }
}

test('[S-18] a code of a sign-in through a connection is refused once the connection is switched off', async () => {
  const code = (await sso.signIn(sso.browser())).searchParams.get('code') ?? ''
  const signedIn = await signIn()

  await setState('inactive')

  await expect(workos.sso.getProfileAndToken({ clientId, code })).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(workos.userManagement.authenticateWithCode({ clientId, code: signedIn.code })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  await setState('active')
})

test('[S-18] a browser that a connection proved a user to is asked again while the connection is switched off', async () => {
  const { browser, code } = await signIn()
  const { user } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const authorizeUrl = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', clientId, redirectUri })

  await setState('inactive')
  await browser.open(authorizeUrl)
  expect(browser.location.pathname).toBe('/sign-in')

  // What is a session already goes on.
  expect((await workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
  await setState('active')
  await browser.open(authorizeUrl)
  expect(browser.location.href.split('?')[0]).toBe(redirectUri)
})
