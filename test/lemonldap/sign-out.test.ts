import { expect, test } from 'vitest'
import { codeAt, start } from './connected.ts'

test('a logout that starts at the application ends the session at LemonLDAP::NG and comes back', async () => {
  const { page, provider, authorizeUrl, signInThere, agree, redirectUri, workos, clientId, api } = await start()
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  const { body } = await api.post<{ logout_url: string }>('/sso/logout/authorize', { profile_id: profile.id })

  await page.goto(`${body.logout_url}&return_to=${encodeURIComponent(redirectUri)}`)
  await page.waitForURL(redirectUri)

  // There is no session there any more: it asks who they are.
  await page.goto(authorizeUrl)
  await page.waitForURL(`${provider.url}/**`)
  await page.locator('input[name=password]').waitFor()
})

test('by form, a script carries the logout request there, and LemonLDAP::NG accepts its signature', async () => {
  const { page, provider, authorizeUrl, signInThere, agree, redirectUri, workos, clientId, api, connectionId } =
    await start()
  await api.request(`/connections/${connectionId}`, {
    method: 'PATCH',
    body: {
      saml: {
        idp_slo_url: `${provider.url}/saml/singleLogout`,
        idp_slo_response_url: `${provider.url}/saml/singleLogoutReturn`,
        idp_slo_binding: 'post',
      },
    },
  })
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  const { profile } = await workos.sso.getProfileAndToken({ code: await codeAt(page, redirectUri), clientId })
  const { body } = await api.post<{ logout_url: string }>('/sso/logout/authorize', { profile_id: profile.id })
  const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/saml/'))

  await page.goto(`${body.logout_url}&return_to=${encodeURIComponent(redirectUri)}`)
  expect((await posted).url()).toBe(`${provider.url}/saml/singleLogout`)
  await page.waitForURL(redirectUri)

  await page.goto(authorizeUrl)
  await page.waitForURL(`${provider.url}/**`)
  await page.locator('input[name=password]').waitFor()
})

test('a logout at LemonLDAP::NG ends the session here, whose refresh is refused from then on', async () => {
  const { page, provider, signInThere, agree, redirectUri, workos, clientId } = await start()
  await page.goto(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
  await page.getByLabel('Email').fill('dwho@badwolf.org')
  await page.keyboard.press('Enter')
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  let { refreshToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const refresh = () => workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  refreshToken = (await refresh()).refreshToken
  const answered = page.waitForResponse((response) => response.url().includes('/saml/singleLogoutReturn'))

  await page.goto(provider.signOutUrl)

  // It has checked our answer, and shows for each application whether it went well.
  expect((await answered).headers().location).toMatch('/icons/ok.png')
  await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
  await page.goto(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
  await page.getByLabel('Email').waitFor()
})
