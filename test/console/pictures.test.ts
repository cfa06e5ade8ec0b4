import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { enter } from '#console/site/site.fixture.ts'
import { drawn } from '../axe.ts'
import { demonstrate } from './demonstration.ts'

const size = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
/** Those that `docs/console.md` shows, and all the others, which git ignores. */
const documents = new URL('../../docs/images/', import.meta.url)
const others = new URL('../../screenshots/console/', import.meta.url)

interface Picture {
  name: string
  path: string
  /** The colours that the document shows it in. */
  colorScheme?: 'light' | 'dark'
  /** What it shows once it is there. */
  shows: (page: Page) => ReturnType<Page['locator']>
}

test('eight pages of the console, each in light and dark colours and on a phone', async () => {
  const { server, users, endpoint } = await demonstrate()
  const grace = users['grace@globex.example'] ?? expect.unreachable()
  const ada = 'ada@northwind.example'
  const tried = { email: ada, password: 'not the password', ipAddress: '203.0.113.157', userAgent: 'Mozilla/5.0' }
  const pictures: Picture[] = [
    { name: 'overview', path: '', shows: (page) => page.getByRole('list', { name: 'At a glance' }) },
    { name: 'users', path: '/users', shows: (page) => page.getByRole('link', { name: ada }) },
    {
      name: 'user',
      path: `/users/${grace}/sessions`,
      shows: (page) => page.getByRole('cell', { name: 'Active' }).first(),
    },
    {
      name: 'diagnosis',
      path: `/diagnose?subject=${encodeURIComponent(ada)}`,
      shows: (page) => page.getByText('can’t sign in: blocked for'),
    },
    {
      name: 'roles',
      path: '/roles',
      colorScheme: 'dark',
      shows: (page) => page.getByRole('checkbox', { name: 'Viewer may Read projects' }),
    },
    { name: 'branding', path: '/branding', shows: (page) => page.locator('iframe') },
    {
      name: 'webhook',
      path: `/webhooks/${endpoint}`,
      colorScheme: 'dark',
      shows: (page) => page.getByRole('cell', { name: 'session.created' }).first(),
    },
    { name: 'events', path: '/events', shows: (page) => page.getByRole('link', { name: 'session.created' }).first() },
  ]
  const { page, refused, goTo } = await enter(server, { viewport: size })
  await mkdir(others, { recursive: true })
  const take = async (to: URL) => {
    await page.evaluate(drawn)
    await page.screenshot({ path: fileURLToPath(to) })
  }

  const wide: unknown[] = []
  for (const { name, path, colorScheme = 'light', shows } of pictures) {
    for (let i = 0; name === 'diagnosis' && i < 10; i++)
      await server.workos.userManagement
        .authenticateWithPassword({ clientId: server.clientId, ...tried })
        .catch(() => undefined)
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await goTo(path)
    await shows(page).waitFor()
    // Names of objects, and what a frame shows, come after the page.
    await page.waitForLoadState('networkidle')
    await take(new URL(`console-${name}.png`, documents))
    const other = colorScheme === 'light' ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme: other })
    await take(new URL(`${name}.${other}.png`, others))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(phone)
    await take(new URL(`${name}.phone.png`, others))
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (overflow > 0) wide.push({ name, overflow })
  }

  expect(wide).toEqual([])
  expect(refused).toEqual([])
})
