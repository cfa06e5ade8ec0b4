import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { openPage } from '#test/browser.ts'
import { startServer } from '#test/server.ts'
import { allowOrigin } from './browser-client.fixture.ts'

const kit = readFileSync(
  createRequire(import.meta.url)
    .resolve('@workos-inc/authkit-js')
    .replace(/\.js$/, '.mjs'),
)

/** An application of one page with the vendor's browser kit on an origin of its own. */
async function serveApplication(options: object): Promise<string> {
  const html = `<!doctype html><title>Application</title><script type="module">
    import { createClient } from '/kit.mjs'
    const client = window.client = await createClient(...${JSON.stringify(options)})
    document.querySelector('output').textContent = client.getUser()?.email ?? 'nobody'
  </script><output></output>`
  const server = createServer((request, response) => {
    const isKit = request.url === '/kit.mjs'
    response.setHeader('content-type', isKit ? 'text/javascript' : 'text/html')
    response.end(isKit ? kit : html)
  })
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

test.each([
  ['keeps its refresh token in the cookie', false],
  ['of a developer keeps its refresh token itself', true],
])(
  'the browser kit %s, signs in, is still signed in after a reload, refreshes and signs out',
  async (_how, devMode) => {
    const server = await startServer()
    const { workos, clientId, url } = server
    const email = 'ada@northwind.example'
    const password = 'a sturdy long passphrase'
    await workos.userManagement.createUser({ email, password, emailVerified: true })
    const settings = { apiHostname: 'localhost', port: Number(new URL(url).port), https: false, devMode }
    const application = await serveApplication([clientId, settings])
    await allowOrigin(server, application)
    await ensureRedirectUri(server.environment, application)
    await ensureRedirectUri(server.environment, `${application}/`)
    const page = await openPage()
    const shown = (text: string) => page.getByText(text, { exact: true }).waitFor()

    await page.goto(`${application}/`)
    await shown('nobody')
    await page.evaluate('window.client.signIn()')
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`${application}/**`)
    await shown(email)
    expect(await page.evaluate('JSON.stringify(localStorage).includes("refresh-token")')).toBe(devMode)

    await page.reload()
    await shown(email)
    const before = await page.evaluate('window.client.getAccessToken()')
    expect(await page.evaluate('window.client.getAccessToken({ forceRefresh: true })')).not.toBe(before)

    const { data: sessions } = await workos.userManagement.listSessions(
      (await workos.userManagement.listUsers({ email })).data[0]?.id ?? '',
    )
    expect(sessions).toHaveLength(1)
    await page.evaluate('window.client.signOut({ navigate: false })')
    await page.goto(`${application}/`)
    await shown('nobody')
  },
)
