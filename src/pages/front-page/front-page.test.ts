import { beforeEach, expect, test } from 'vitest'
import { createEnvironment, deleteEnvironment, updateEnvironment } from '#environment/environments/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { createClient } from '#test/client.ts'
import { exchangeBytes } from '#test/exchange-bytes.ts'
import { startOwnServer } from '#test/server.ts'

const { url, app, environment } = await startOwnServer({
  config: { development: false, url: 'https://auth.example.com' },
})
const first = app.firstEnvironment
const brand = (body: object, apiKey = 'sk_test_default') =>
  createClient(url, apiKey).put('/environments/current/branding', body)
await deleteEnvironment(app.system, environment.environmentId)

beforeEach(async () => {
  await updateEnvironment(first, { app_homepage_url: null })
  await brand({})
})

/** The page that a browser gets at the root of the server, which it reaches by a name. */
async function open(host = 'auth.example.com', language = 'en'): Promise<string> {
  const lines = [`Host: ${host}`, 'Accept: text/html', `Accept-Language: ${language}`, 'Connection: close']
  const answer = await exchangeBytes(url, ['GET / HTTP/1.1', ...lines, '', ''].join('\r\n'))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  return Buffer.from(answer.slice(answer.indexOf('<!doctype')), 'latin1').toString()
}

const links = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g)].map(([, to, name]) => [to, name])
const withoutFooter = (html: string) => html.replace(/<footer.*?<\/footer>/s, '')

test('without a brand, the root of a production server has the name of its host, no links, and nothing of the software', async () => {
  const html = await open()

  expect(html).toContain('<title>Open the app to sign in · auth.example.com</title>')
  expect(links(html)).toEqual([])
  expect(withoutFooter(html)).not.toMatch(/gatehouse|workos|_dev|docs/i)
})

test('it leads to the application, in its brand, in the language of the reader', async () => {
  await brand({ name: 'Northwind', accent: '#ff0000', powered_by: false })
  await ensureRedirectUri(first, 'https://app.northwind.example/callback')
  expect(links(await open())).toEqual([['https://app.northwind.example/', 'Go to Northwind']])

  await updateEnvironment(first, { app_homepage_url: 'https://northwind.example/start' })
  const html = await open()
  expect(links(html)).toEqual([['https://northwind.example/start', 'Go to Northwind']])
  expect(html).toContain('Northwind brings you here when you need to sign in.')
  expect(html).not.toMatch(/gatehouse/i)
  expect(await open('auth.example.com', 'de')).toContain('Northwind leitet Sie hierher')
})

test('of several environments it shows the one whose application has the nearest host, or none', async () => {
  const { context: staging, apiKey } = await createEnvironment(app.system, 'Staging')
  await brand({ name: 'Northwind' })
  await brand({ name: 'Northwind Staging' }, apiKey)
  await updateEnvironment(first, { app_homepage_url: 'https://app.northwind.example/' })
  await updateEnvironment(staging, { app_homepage_url: 'https://app.staging.northwind.example/' })

  expect(links(await open('auth.northwind.example'))).toEqual([['https://app.northwind.example/', 'Go to Northwind']])
  expect(links(await open('auth.staging.northwind.example:443'))).toEqual([
    ['https://app.staging.northwind.example/', 'Go to Northwind Staging'],
  ])
  const unknown = await open('auth.example.com')
  expect(links(unknown)).toEqual([])
  expect(unknown).not.toMatch(/northwind|gatehouse/i)
})
