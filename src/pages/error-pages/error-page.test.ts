import { execFileSync } from 'node:child_process'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { deleteEnvironment } from '#environment/environments/index.ts'
import { startPages } from '#hosted-sign-in/pages.fixture.ts'
import { texts as signInTexts } from '#hosted-sign-in/texts/index.ts'
import { type DomainError, platformErrors } from '#platform/http/errors.ts'
import { locales } from '#platform/locale.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { oneInTurn } from '#test/turns.ts'
import { texts } from '../texts/index.ts'
import { createErrorPage, knownFailures } from './create-error-page.ts'

const unregistered = 'http://localhost:5173/callback'

/** A page as a browser in a language gets it. */
async function read(url: string, { lang = 'en', headers = {}, ...init }: RequestInit & { lang?: string } = {}) {
  const answer = await fetch(url, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': lang, ...headers },
  })
  return { status: answer.status, policy: answer.headers.get('content-security-policy'), html: await answer.text() }
}

const unescaped = (html: string) =>
  html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const buttonOf = (html: string) => {
  const [, href, label] = /<a class="gh-button gh-button-primary" href="([^"]*)">([^<]*)<\/a>/.exec(html) ?? []
  return href === undefined ? undefined : [unescaped(href), label]
}
const commandOf = (html: string) => unescaped(/<pre[^>]*>([^<]*)<\/pre>/.exec(html)?.[1] ?? '')

/** What a shell hands to curl. */
function argumentsOf(command: string, environment: Record<string, string> = {}): string[] {
  const shell = `curl() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('sh', ['-c', shell], { env: environment }).toString().split('\0').slice(0, -1)
}

function authorizeUrl({ url, clientId }: { url: string; clientId: string }, redirectUri = unregistered): string {
  const query = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', provider: 'authkit' }
  return `${url}/user_management/authorize?${new URLSearchParams(query)}`
}

describe('in production', async () => {
  const server = await startOwnServer({ config: { development: false } })
  afterAll(() => server.close())
  const pages = server.app.operations.filter(({ surface }) => surface === 'browser')

  test.each(pages.map(({ id, method, path }) => [`${method} ${path}`, id] as const))(
    '%s refuses in the reader’s language, with nothing left for developers to read',
    async (name) => {
      const [method = '', path = ''] = name.split(' ')
      const url = `${server.url}${path.replaceAll(/\{\w+\}/g, 'unknown')}?request=unknown&client_id=unknown`
      const form = { body: new URLSearchParams({ request: 'unknown', csrf_token: 'x' }), method }
      for (const lang of oneInTurn(locales)) {
        const sent = { ...(method === 'POST' ? form : {}) }
        const page = await read(url, { ...sent, lang })
        const json = await read(url, { ...sent, lang, headers: { accept: 'application/json' } })
        // A page that takes no parameters, or that asks for one, refuses nothing.
        if (page.status < 400) continue
        const { linkExpired } = signInTexts.passwords.resetPassword({ locale: lang })
        const { unknown } = signInTexts.signUp.invitation({ locale: lang })
        const { over } = signInTexts.singleSignOn.magicLink({ locale: lang })
        const { notFound, requestInvalid, serverError } = texts.errorPages({ locale: lang })
        const failures = Object.values(knownFailures(server.app.system, { locale: lang }))
        const titles = [...failures, linkExpired, unknown, over, notFound, requestInvalid, serverError].map(
          (failure) => failure?.title,
        )
        const [, title = ''] = /<h1>([^<]*)<\/h1>/.exec(page.html) ?? []

        expect(page.html).toContain(`<html lang="${lang}"`)
        expect(titles).toContain(unescaped(title))
        expect(page.html).not.toContain('gh-developer')
        expect(page.policy).not.toContain('script-src')
        if (json.html.startsWith('{')) {
          const { message } = JSON.parse(json.html) as { message: string }
          if (lang !== 'en') expect(unescaped(page.html)).not.toContain(message)
        }
      }
    },
  )
})

test('in development a block of its own tells the developer the cause and a command that removes it', async () => {
  const server = await startServer()
  const { status, html } = await read(authorizeUrl(server), { lang: 'ja' })

  expect(status).toBe(400)
  expect(html).toContain('<section class="gh-card gh-developer" lang="en"')
  expect(unescaped(html)).toContain(`The redirect URI "${unregistered}" is not registered.`)
  expect(html).toContain('400 redirect_uri_unknown')
  const [, requestId = ''] = /href="(\/_dev\/requests\/req_\w+)"/.exec(html) ?? []
  expect((await fetch(server.url + requestId)).status).toBe(200)

  const [url = '', ...options] = argumentsOf(commandOf(html), { WORKOS_API_KEY: server.apiKey })
  const valuesOf = (flag: string) => options.flatMap((option, i) => (option === flag ? [options[i + 1] ?? ''] : []))
  const headers = Object.fromEntries(valuesOf('-H').map((line) => line.split(': ', 2)))
  const registered = await fetch(url, { method: 'POST', headers, body: valuesOf('-d')[0] ?? null })
  expect(registered.status).toBe(201)
  expect((await read(authorizeUrl(server))).status).toBe(302)
})

test('the support code of a page is the end of the request id, by which the request is found', async () => {
  const server = await startServer({ requestLog: true })
  const answer = await fetch(authorizeUrl(server), { headers: { accept: 'text/html' } })
  const [, code = ''] = /<dt>Support code<\/dt><dd><code>([^<]*)<\/code>/.exec(await answer.text()) ?? []
  const id = answer.headers.get('x-request-id') ?? ''
  expect(id.endsWith(code)).toBe(true)
  expect(code).toMatch(/^[0-9A-Z]{8}$/)

  const page = await fetch(`${server.url}/_dev/requests/${code.toLowerCase()}`, {
    headers: { accept: 'application/json' },
  })
  expect(await page.json()).toMatchObject({ id })
  const listed = await fetch(`${server.url}/_dev/requests?person=${code}`)
  expect(await listed.json()).toMatchObject({ data: [{ id }] })
})

test('without a key in the shell the command has the key of development', async () => {
  const { html } = await read(authorizeUrl(await startServer()))

  expect(argumentsOf(commandOf(html))).toContain('Authorization: Bearer sk_test_default')
})

test('whatever an address holds, the shell takes it for one word', async () => {
  const server = await startServer()
  for (const text of [`'; touch /tmp/x; '`, '$(id)', '`id`', '"', '\\', "'\\''", '\u202e', 'a b\nc']) {
    const uri = `http://localhost/${text}`
    const { html } = await read(authorizeUrl(server, uri))
    expect(argumentsOf(commandOf(html))).toContain(JSON.stringify({ uri }))
  }
  const url = `${server.url}/nowhere?x=';id;'$(id)`
  const [, address] = argumentsOf(commandOf((await read(url)).html))
  expect(decodeURIComponent(address ?? '')).toBe(decodeURIComponent(new URL(url).href))
})

test('what a form sent stands nowhere on the page that refuses it', async () => {
  const { url } = await startServer()
  const body = new URLSearchParams({ request: 'unknown', csrf_token: 'x', password: 'a sturdy long passphrase' })

  const { html } = await read(`${url}/sign-in/password`, { method: 'POST', body })

  expect(html).toContain('gh-developer')
  expect(html).not.toContain('sturdy')
  expect(commandOf(html)).toBe('')
})

test('the button leads to the application of the client or of the sign-in, in its name', async () => {
  const server = await startPages()
  const { api, settings } = server
  await api.put('/environments/current/branding', { name: 'Lumen' })
  const browser = server.browser()
  await browser.open(server.authorizeUrl())
  const sent = browser.location.search

  // Anyone else's browser: the sign-in is not theirs.
  for (const url of [authorizeUrl(server), `${server.url}/sign-in${sent}`, `${server.url}/nowhere${sent}`]) {
    const { html } = await read(url)
    expect(html).toContain('<bdi class="gh-brand-name">Lumen</bdi>')
    expect(buttonOf(html)?.[0]).toBe('https://app.example.com/')
  }
  await settings({ initiate_login_url: 'https://app.example.com/login' })
  expect(buttonOf((await read(authorizeUrl(server))).html)).toEqual(['https://app.example.com/login', 'Go to Lumen'])
  const body = new URLSearchParams({ request: 'x', csrf_token: 'x', email: 'x' })
  const form = await read(`${server.url}/sign-in`, {
    method: 'POST',
    body,
    headers: { referer: `${server.url}/sign-in${sent}` },
  })
  expect(buttonOf(form.html)).toEqual(['https://app.example.com/login', 'Go to Lumen'])
})

test('where no application is known the button leads back, and never to what is no page', async () => {
  const { url } = await startServer()
  const buttonFrom = async (referer: string) => buttonOf((await read(`${url}/nowhere`, { headers: { referer } })).html)

  expect(await buttonFrom('https://app.example.com/login')).toEqual(['https://app.example.com/login', 'Go back'])
  for (const referer of ['javascript:alert(1)', 'data:text/html,x', 'nothing', ''])
    expect([referer, await buttonFrom(referer)]).toEqual([referer, undefined])
})

test('a server with one environment shows every failure in its name', async () => {
  const server = await startOwnServer({ config: { development: false } })
  onTestFinished(() => server.close())
  const { app, url } = server
  await deleteEnvironment(app.system, server.environment.environmentId)
  const api = (path: string, body: object) =>
    fetch(url + path, {
      method: 'PUT',
      headers: { authorization: 'Bearer sk_test_default', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await api('/environments/current/branding', { name: 'Lumen' })).status).toBe(200)
  expect((await api('/user_management/app_homepage_url', { url: 'https://app.example.com' })).status).toBe(200)

  for (const path of ['/nowhere', '/sign-in?request=unknown', '/invite?invitation_token=unknown', '/device/success']) {
    const { html } = await read(url + path)
    expect(html).toContain('<bdi class="gh-brand-name">Lumen</bdi>')
    if (!path.startsWith('/device')) expect(buttonOf(html)).toEqual(['https://app.example.com/', 'Go to Lumen'])
  }
})

test('too many requests and failures of ours can be tried again, as pages and never as forms', async () => {
  const { app } = await startServer()
  const { url } = app.system.config
  const shown = async (error: DomainError, request: { method: string; referer?: string }) => {
    const header = (name: string) => (name === 'referer' ? request.referer : undefined)
    const page = await createErrorPage(app.system)(error, { ...request, id: 'req_1', url: '/sign-in?x=1', header })
    return buttonOf(page.body)
  }
  const from = `${url}/sign-in?request=x`

  for (const error of [
    platformErrors.rateLimited(7),
    platformErrors.internal(),
    platformErrors.databaseUnavailable(),
  ]) {
    expect(await shown(error, { method: 'GET' })).toEqual([`${url}/sign-in?x=1`, 'Try again'])
    expect(await shown(error, { method: 'POST', referer: from })).toEqual([from, 'Try again'])
    expect(await shown(error, { method: 'POST' })).toBeUndefined()
  }
})
