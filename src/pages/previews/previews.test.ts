import { beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { pagePreviews } from '../kit/index.ts'

interface Preview {
  html: string
  colors: { light: { control: string; on_control_contrast: number } }
  default_texts: Record<string, string>
  errors: { field: string }[]
}

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
const preview = (body: object) => server.api.post<Preview>('/environments/current/branding/preview', body)
const names = async () => Object.keys(Object.assign({}, ...pagePreviews.of((await startServer()).app.system)))

describe.each(locales)('in %s', (locale) => {
  test('every page is drawn in the language, with the brand that is sent', async () => {
    for (const page of await names()) {
      const { status, body } = await preview({ page, locale, branding: { name: 'Lumen & Co', accent: '#8e4ec6' } })

      expect([page, status]).toEqual([page, 200])
      expect(body.html).toContain(`<html lang="${locale}"`)
      expect(body.html).toContain('Lumen &amp; Co')
      expect(body.html).toContain('--gh-accent:#8e4ec6')
      expect(body.html).not.toMatch(/<link rel="stylesheet"|prefers-color-scheme/)
    }
  })
})

test('a preview shows the texts that are sent, names those that they replace, and stores nothing', async () => {
  const copy = { de: { sign_in_title: '<b>Willkommen</b>' } }
  const { body } = await preview({ page: 'sign_in', locale: 'de', branding: { copy } })

  expect(body.html).toContain('&lt;b&gt;Willkommen&lt;/b&gt;')
  expect(body.default_texts).toMatchObject({ sign_in_title: 'Anmelden', sign_in_button: 'Weiter' })
  expect((await server.api.get<{ copy: object }>('/environments/current/branding')).body.copy).toEqual({})
})

test('each mode has its own colours and logo, whatever the system of the reader says', async () => {
  const branding = { logo_url: 'https://cdn.example/light.svg', logo_dark_url: 'https://cdn.example/dark.svg' }
  const light = await preview({ page: 'sign_in', branding })
  const dark = await preview({ page: 'sign_in', branding, color_scheme: 'dark' })

  expect(light.body.html).toContain('<source srcSet="https://cdn.example/dark.svg" media="not all"/>')
  expect(light.body.html).toContain(':root{color-scheme:light}')
  expect(dark.body.html).toContain('<source srcSet="https://cdn.example/dark.svg" media="all"/>')
  expect(dark.body.html).toContain(':root{color-scheme:dark}')
})

test('the colours of a preview are those that pages would have, with their contrast', async () => {
  const { body } = await preview({ page: 'sign_in', branding: { accent: '#9ad' } })

  expect(body.colors.light.on_control_contrast).toBeGreaterThanOrEqual(4.5)
})

test('a preview refuses what publishing would refuse, at the member of the branding', async () => {
  const wrong = await preview({ page: 'sign_in', branding: { accent: 'red', logo_url: 'http://cdn.example/logo.svg' } })
  const misspelt = await preview({ page: 'sign_in', branding: { acent: '#111' } })
  const unknown = await preview({ page: 'no_page' })

  expect(wrong.status).toBe(422)
  expect(wrong.body.errors.map(({ field }) => field)).toEqual(['logo_url', 'accent'])
  expect([misspelt.status, unknown.status]).toEqual([422, 422])
})
