import { expect, test } from 'vitest'
import { startPages } from './pages.fixture.ts'

const path = '/environments/current/branding'
const email = 'ada@northwind.example'
const branding = {
  name: 'Lumen',
  logo_url: 'https://cdn.example/logo.svg',
  logo_dark_url: 'https://cdn.example/logo-dark.svg',
  icon_url: null,
  favicon_url: 'https://cdn.example/favicon.ico',
  accent: '#ffd60a',
  accent_dark: '#FA3',
  terms_url: 'https://lumen.example/terms',
  privacy_url: 'https://lumen.example/privacy',
  copy: { en: { sign_in_title: 'Welcome to Lumen', sign_in_lead: 'Good <light> & good work.' }, de: {} },
}

async function start() {
  const server = await startPages()
  const put = (body: object) => server.api.request(path, { method: 'PUT', body })
  return { ...server, put }
}

async function stylesheet(url: string, html: string): Promise<string> {
  const [, name] = /href="(\/assets\/brand[^"]*)"/.exec(html) ?? []
  const answer = await fetch(`${url}${name}`)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  return answer.text()
}

test('pages carry the name, logo, links, words and colours of their environment, and no other has them', async () => {
  const { put, browser: newBrowser, authorizeUrl, url } = await start()
  expect(await put(branding)).toMatchObject({ status: 200, body: branding })

  const browser = newBrowser()
  await browser.open(authorizeUrl())
  for (const shown of [
    'Welcome to Lumen',
    'Good &lt;light&gt; &amp; good work.',
    branding.logo_url,
    branding.logo_dark_url,
    branding.favicon_url,
    branding.terms_url,
    branding.privacy_url,
  ])
    expect(browser.html).toContain(shown)
  const css = await stylesheet(url, browser.html)
  expect(css).toContain('--gh-accent:')
  expect(css).not.toContain('#3e63dd')

  const other = await startPages()
  const elsewhere = other.browser()
  await elsewhere.open(other.authorizeUrl())
  expect(elsewhere.html).not.toContain('Lumen')
  expect(await stylesheet(url, elsewhere.html)).toContain('--gh-accent:#3e63dd')
  expect((await other.api.get(path)).body).toMatchObject({ name: null, accent: null, copy: {} })
})

test('the line below the pages that names Gatehouse is a setting', async () => {
  const { put, browser: newBrowser, authorizeUrl } = await start()
  for (const [body, isShown] of [
    [{}, true],
    [{ powered_by: false }, false],
    [{ powered_by: true }, true],
  ] as const) {
    expect((await put(body)).body).toMatchObject({ powered_by: isShown })
    const browser = newBrowser()
    await browser.open(authorizeUrl())
    expect(browser.html.includes('Powered by Gatehouse')).toBe(isShown)
  }
})

const iconOf = (html: string) => /<link rel="icon" href="([^"]*)"/.exec(html)?.[1]

test('[I-2] a member, a language or a text that the branding does not have is refused by name, and nothing changes', async () => {
  const { put, api } = await start()
  await put(branding)

  for (const [body, field, known] of [
    [{ ...branding, acent: '#ffd60a' }, 'acent', '`accent`'],
    [{ copy: { xx: {} } }, 'copy.xx', '`de`'],
    [{ copy: { en: { signin_title: 'Hello' } } }, 'copy.en.signin_title', '`sign_in_title`'],
    [{ constructor: 'Lumen' }, 'constructor', '`name`'],
  ] as const) {
    const refused = await put(body)
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field, code: `${field}_unknown` }] } })
    expect((refused.body as { message: string }).message).toMatch(
      new RegExp(`^\`${field}\` is unknown\\. Send one of .*${known}`),
    )
  }
  const kept = (await api.get(path)).body
  expect(kept).toMatchObject(branding)
  expect(await put(kept as object)).toMatchObject({ status: 200, body: branding })
})

test('the tab has the icon of the environment; without one it is the first letter of its name on its colour', async () => {
  const { put, browser: newBrowser, authorizeUrl, url } = await start()
  const browser = newBrowser()
  const shownWith = async (body: object) => {
    await put(body)
    await browser.open(authorizeUrl())
    return iconOf(browser.html) ?? ''
  }

  expect(await shownWith(branding)).toBe(branding.favicon_url)
  expect(await shownWith({ icon_url: 'https://cdn.example/icon.svg' })).toBe('https://cdn.example/icon.svg')
  for (const [name, letter] of [
    ['Lumen', 'L'],
    ['<i>', '&lt;'],
    ['東京第一', '東'],
  ]) {
    const address = await shownWith({ name, accent: '#ff0000' })
    const answer = await fetch(url + address)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    const svg = await answer.text()
    expect(svg).toContain(`>${letter}</text>`)
    // As the brand's stylesheet corrects it.
    expect(svg).toContain('rect{fill:#e91d14}')
  }
})

test('a name that no icon has is not drawn, and pages without a link to one find an icon', async () => {
  const { url } = await start()
  for (const name of [
    'icon.2.none.none.4c4c.svg',
    'icon.2.none.none.ff.svg',
    'icon.2.none.none..svg',
    'icon.2.x.none.4c.svg',
  ])
    expect([name, (await fetch(`${url}/assets/${name}`)).status]).toEqual([name, 404])

  const favicon = await fetch(`${url}/favicon.ico`)

  expect([favicon.status, favicon.headers.get('content-type')]).toEqual([200, 'image/x-icon'])
})

test('the answer says which colours are shown, and each has the contrast that it needs', async () => {
  const { put } = await start()
  for (const accent of ['#ffd60a', '#000', '#ffffff', '#3e63dd', '#7f7f7f', '#00ff00']) {
    const { body } = await put({ accent })
    const { colors } = body as { colors: Record<'light' | 'dark', Record<string, number>> }
    for (const mode of ['light', 'dark'] as const) {
      expect(colors[mode].on_control_contrast, accent).toBeGreaterThanOrEqual(4.5)
      expect(colors[mode].text_contrast, accent).toBeGreaterThanOrEqual(4.5)
      expect(colors[mode].control_contrast, accent).toBeGreaterThanOrEqual(3)
    }
  }
})

test('mails carry name, logo and button colour', async () => {
  const { put, workos, outbox } = await start()
  await put(branding)
  await workos.userManagement.sendInvitation({ email })

  const [mail] = await outbox(email)
  expect(mail?.subject).toContain('Lumen')
  expect(mail?.html).toContain(`src="${branding.logo_url}"`)
  const { body } = await put(branding)
  const { colors } = body as { colors: { light: { control: string } } }
  expect(mail?.html).toContain(`background-color:${colors.light.control}`)
})

test('[W-2] what is no address, no colour or no language is refused at its field, and nothing changes', async () => {
  const { put, api } = await start()
  await put({ name: 'Lumen' })
  for (const [field, value] of [
    ['logo_url', 'javascript:alert(1)'],
    ['logo_url', 'http://cdn.example/logo.svg'],
    ['favicon_url', 'data:image/png;base64,AAAA'],
    ['terms_url', 'javascript:alert(1)'],
    ['privacy_url', '/privacy'],
    ['accent', 'red'],
    ['accent', '#12'],
    ['accent_dark', '#gggggg'],
  ]) {
    const answer = await put({ [field as string]: value })
    expect([value, answer.status, (answer.body as { errors: object[] }).errors]).toEqual([
      value,
      422,
      [expect.objectContaining({ field })],
    ])
  }
  expect((await put({ copy: { en: { sign_in_title: '' } } })).status).toBe(422)
  await put({ name: 'Lumen', copy: { en: { sign_in_title: 'Hello' } } })
  expect(JSON.stringify((await api.get(path)).body)).not.toMatch(/script|"xx"/)
  expect((await api.get(path)).body).toMatchObject({ name: 'Lumen', accent: null })
})

test('what is left out is unset, and the environment’s own name stands on the pages again', async () => {
  const { put, browser: newBrowser, authorizeUrl } = await start()
  await put(branding)
  await put({})
  const browser = newBrowser()
  await browser.open(authorizeUrl())
  expect(browser.html).not.toContain('Lumen')
  expect(browser.html).toContain('<bdi class="gh-brand-name">Test</bdi>')
})
