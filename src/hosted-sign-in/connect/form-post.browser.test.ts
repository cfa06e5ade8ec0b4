import express from 'express'
import { expect, test } from 'vitest'
import { openPage } from '#test/browser.ts'
import { oneInTurn } from '#test/turns.ts'
import { startConnect } from './connect.fixture.ts'
import { startWebApplication } from './web-application.fixture.ts'

const server = await startConnect()

test.each(oneInTurn([{ javaScriptEnabled: true }, { javaScriptEnabled: false }]))(
  'an answer reaches the application as a form (scripts: $javaScriptEnabled)',
  async ({ javaScriptEnabled }) => {
    const application = await startWebApplication(server, '/signin-oidc')
    const app = express().use(express.urlencoded())
    app.post('/signin-oidc', (request, response) => {
      response.send(`<h1>Signed in</h1><pre>${JSON.stringify(request.body)}</pre>`)
    })
    application.serve(app)
    const redirect_uri = `${application.url}/signin-oidc`
    const asked = { client_id: application.client.clientId, redirect_uri, response_mode: 'form_post' }
    const { url, state } = await server.start(asked)
    const page = await openPage({ javaScriptEnabled })
    await page.goto(url.href)
    await page.getByLabel('Email').fill(server.person.email)
    await page.keyboard.press('Enter')
    await page.getByLabel('Password', { exact: true }).fill('a sturdy long passphrase')
    await page.keyboard.press('Enter')
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click()

    await page.getByRole('heading', { name: 'Signed in' }).waitFor()
    expect(JSON.parse((await page.locator('pre').textContent()) ?? '')).toEqual({
      code: expect.any(String),
      state,
      iss: server.issuer,
    })
    application.close()
  },
)
