import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leaveFailedJob } from '#operator/failed-jobs/failed-job.fixture.ts'
import { selfSigned } from '#test/self-signed.ts'
import { startServer } from '#test/server.ts'
import { enter } from './site.fixture.ts'

// Tasks of operators from beginning to end, by keyboard.

/** A certificate of a provider that ends in so many days. */
function certificate(days: number): string {
  const until = new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/^20|[-T:]|\.\d+/g, '')
  return selfSigned({ dns: 'idp.globex.example', until }).cert
}

/** Goes through the page by Tab until the control with this name has the focus, and presses Enter. */
async function press(page: Page, name: string): Promise<void> {
  await focus(page, name)
  await page.keyboard.press('Enter')
}

/** How a person would name what has the focus. */
const focused = `(() => {
  const { activeElement: each } = document
  return (each.ariaLabel ?? each.labels?.[0]?.textContent ?? each.textContent).trim()
})()`

async function focus(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate<string>(focused)
    if (found === name) return
    // Past the navigation.
    if (found === 'Skip to the page') await page.keyboard.press('Enter')
  }
  expect.unreachable(`${name} cannot be reached by Tab`)
}

async function find(page: Page, text: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(text)
  await page.getByRole('option', { name: option }).waitFor()
  await page.keyboard.press('Enter')
}

test('an operator sets up the connection of a customer', async () => {
  const server = await startServer()
  await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { page, goTo } = await enter(server)
  await goTo('')

  await find(page, 'Globex', /^Globex/)
  await page.getByRole('heading', { name: 'Globex' }).waitFor()
  await press(page, 'SSO')
  await page.getByRole('button', { name: 'New connection' }).waitFor()
  await press(page, 'New connection')
  await focus(page, 'Name')
  await page.keyboard.type('Globex Okta')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Globex Okta' }).waitFor()
  await page.getByRole('button', { name: 'Copy entity id' }).waitFor()

  const { data } = (await server.api.get<{ data: { name: string; state: string }[] }>('/connections')).body
  expect(data).toMatchObject([{ name: 'Globex Okta', state: 'draft' }])
})

test('an operator renews a certificate before it ends', async () => {
  const server = await startServer()
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { id } = (
    await server.api.post<{ id: string }>('/connections', {
      organization_id,
      type: 'GenericSAML',
      name: 'Globex SAML',
      saml: {
        idp_entity_id: 'https://idp.globex.example',
        idp_sso_url: 'https://idp.globex.example/sso',
        idp_certificates: [certificate(9)],
      },
    })
  ).body
  const { page, goTo } = await enter(server)
  await goTo('')

  await find(page, 'Expiring', /^Expiring/)
  await page.getByRole('link', { name: 'Globex SAML' }).waitFor()
  await press(page, 'Globex SAML')
  await page.getByRole('button', { name: 'Add certificate' }).waitFor()
  await press(page, 'Add certificate')
  await focus(page, 'Certificate')
  await page.keyboard.insertText(certificate(800))
  await press(page, 'Add certificate')
  await page.getByText('Added the certificate.').waitFor()

  const { data } = (await server.api.get<{ data: unknown[] }>(`/connections/${id}/saml_idp_signing_certs`)).body
  expect(data).toHaveLength(2)
})

test('an operator finds why a person was not synced', async () => {
  const server = await startServer()
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { body: directory } = await server.api.post<{ id: string; scim: { endpoint: string; bearer_token: string } }>(
    '/directories',
    { organization_id, type: 'okta scim v2.0', name: 'Globex Okta' },
  )
  const add = () =>
    fetch(`${directory.scim.endpoint}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${directory.scim.bearer_token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'ada@globex.example',
        emails: [{ primary: true, value: 'ada@globex.example' }],
      }),
    })
  expect([(await add()).status, (await add()).status]).toEqual([201, 409])
  const { page, goTo } = await enter(server)
  await goTo('')

  await find(page, directory.id, /^Globex Okta/)
  await page.getByRole('heading', { name: 'Globex Okta' }).waitFor()
  await press(page, 'Refused requests')

  const refused = page.getByRole('table', { name: 'Refused requests' })
  await refused.getByText('ada@globex.example').first().waitFor()
  expect(await refused.getByRole('row').last().textContent()).toMatch(/already exists/i)
})

test('an operator retries a job that was given up', async () => {
  const server = await startServer()
  await leaveFailedJob(server.environment)
  const { page, goTo } = await enter(server)
  await goTo('')

  await find(page, 'Jobs', /^Jobs/)
  await page.getByRole('button', { name: 'Retry' }).waitFor()
  await press(page, 'Retry')

  // Its row is gone by then.
  await page.getByText('The job runs again.').waitFor()
  await page.getByText('No failed jobs').waitFor()
})
