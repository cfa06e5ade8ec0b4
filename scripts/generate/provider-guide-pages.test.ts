import { expect, test } from 'vitest'
import { directoryGuides, providers } from '#pages/provider-guides/index.ts'
import { directoryGuidePages } from './directory-guide-pages.ts'
import { providerGuidePages } from './provider-guide-pages.ts'

const pages = new Map(providerGuidePages(providers).map(({ path, content }) => [path, content]))
const page = (slug: string) => pages.get(`docs/guides/sso/${slug}.md`) ?? ''

test('the list of identity providers links a page for each', () => {
  const links = [...page('README').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, slug = '']) => slug)
  expect([...new Set(links)]).toEqual(providers.map(({ slug }) => slug))
  for (const slug of links) expect(page(slug)).toMatch(/^# Single sign-on with /)
})

test('a page has the steps of the portal, the addresses as the API answers them, and the member that takes an answer', () => {
  expect(page('okta')).toContain('1. In the Okta Admin Console, go to **Applications** → **Applications**.')
  expect(page('okta')).toContain('```\n   https://auth.example.com/sso/saml/acs/<key>\n   ```')
  expect(page('okta')).toContain('| `email` | `user.email` |')
  expect(page('okta')).toContain('Copy **Metadata URL** (`saml.idp_metadata_url`). We’ll ask for it.')
  expect(page('okta')).toContain('For **Discovery endpoint** (`oidc.discovery_endpoint`), you’ll enter')
})

const directoryPages = new Map(directoryGuidePages(directoryGuides).map(({ path, content }) => [path, content]))
const directoryPage = (slug: string) => directoryPages.get(`docs/guides/directory-sync/${slug}.md`) ?? ''

test('the list of directory providers links a page for each', () => {
  const links = [...directoryPage('README').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, slug = '']) => slug)
  expect(links).toEqual(directoryGuides.map(({ slug }) => slug))
  for (const slug of links) expect(directoryPage(slug)).toMatch(/^# Directory Sync with /)
})

test('a page of a directory provider has the endpoint as the API answers it, the place of the token, and the attributes', () => {
  expect(directoryPage('okta')).toContain('1. In the Okta Admin Console, go to **Applications** → **Applications**.')
  expect(directoryPage('okta')).toContain('```\n   https://auth.example.com/scim/v2.0/<key>\n   ```')
  expect(directoryPage('okta')).toContain('In **OAuth Bearer Token**, paste the token you copied.')
  expect(directoryPage('entra-id')).toContain('| `objectId` | `externalId` |')
})

test('no page lacks a text, or leaves a block of code open', () => {
  for (const [path, content] of [...pages, ...directoryPages]) {
    expect(content, path).not.toMatch(/undefined|\[object/)
    expect(content.split('```').length % 2, path).toBe(1)
  }
})
