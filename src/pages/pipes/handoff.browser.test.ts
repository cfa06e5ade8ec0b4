import { expect, onTestFinished, test } from 'vitest'
import { openPage } from '#test/browser.ts'
import { startLocalServer } from '#test/local-server.ts'
import { startServer } from '#test/server.ts'
import { makeWidgets } from '#widgets/widget-pipes/widget-pipes.fixture.ts'

/** As the official widgets do it: a window at once, then its way, then the message until it is answered. */
const connect = `async ({ url, token, slug }) => {
  const opened = window.open(url + '/pipes/redirecting', '_blank')
  const answer = await fetch(url + '/_widgets/DataIntegrations/' + slug + '/authorize', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json', 'workos-widgets-version': '1' },
    body: JSON.stringify({ requireHandoff: true }),
  })
  const { url: next, handoffToken, redirectToken } = await answer.json()
  opened.location = next
  return new Promise((resolve) => {
    const repeated = setInterval(() => opened.postMessage({ handoffToken, redirectToken }, new URL(next).origin), 100)
    window.addEventListener('message', ({ origin, data }) => {
      if (origin !== new URL(next).origin || data.redirectToken !== redirectToken) return
      clearInterval(repeated)
      resolve('handed over')
    })
  })
}`

test('a window that a page of the application opens goes to the service, comes back connected, and closes', async () => {
  const server = await startServer()
  const { url, api } = server
  const { service, mia, ask, integrate } = await makeWidgets(server)
  const app = await startLocalServer(() => ({ status: 200, body: {} }))
  onTestFinished(() => {
    service.close()
    app.close()
  })
  await api.post('/user_management/cors_origins', { origin: app.url })
  await integrate('acme')
  const page = await openPage()
  await page.goto(app.url)

  const opening = page.waitForEvent('popup')
  const handed = page.evaluate(`(${connect})(${JSON.stringify({ url, token: mia.token, slug: 'acme' })})`)
  const popup = await opening
  await popup.waitForURL(`${service.url}/**`)
  expect(await handed).toBe('handed over')
  const closed = popup.waitForEvent('close')
  await popup.goto(service.agree(popup.url())).catch(() => undefined)
  await closed

  expect((await ask(mia.token, 'GET', 'mine')).json.data).toMatchObject([{ installation: { state: 'connected' } }])
})
