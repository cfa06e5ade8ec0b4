import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { startOwnServer } from '#test/server.ts'
import { formFields, startPortal, submit, textOf } from '../kit/portal.fixture.ts'

const domains = '/portal/domains'

async function startWithDns() {
  const dns = await startDnsServer()
  const server = await startOwnServer({ config: { dnsServers: [dns.address] } })
  onTestFinished(async () => {
    await server.close()
    await dns.close()
  })
  return { ...(await startPortal(server)), dns }
}

test('a domain is added, shown with the record in the words of its DNS host, found and verified', async () => {
  const { visit, dns, workos, organization, api, environment } = await startWithDns()
  dns.delegate('northwind.example', ['ada.ns.cloudflare.com'])
  const browser = await visit({ intent: 'domain_verification', success_url: 'https://app.example.com/done' })

  await browser.submitTo(domains, { ...formFields(browser, domains), domain: ' Mail.Northwind.Example ' })

  expect(textOf(browser)).toContain('Verify mail.northwind.example')
  expect(textOf(browser)).toContain('hosted at Cloudflare')
  const [domain] = (await workos.organizations.getOrganization(organization)).domains
  const { verificationPrefix: prefix = '', verificationToken: token = '' } = domain ?? {}
  expect(browser.html).toContain(`<code id="record-host">${prefix}.mail</code>`)
  expect(browser.html).toContain(`<code>${prefix}.mail.northwind.example</code>`)
  expect(browser.html).toContain(`<code id="record-value">${token}</code>`)
  expect(browser.html).toContain('data-live')

  // The job that adding a domain starts has looked, found nothing, and waits for its next time.
  const waiting = sql`
    select 1 from graphile_worker._private_jobs
    where payload ->> 'environment_id' = ${environment.environmentId} and run_at > now() and locked_at is null
      and exists (select from organization_domains d
        where d.environment_id = ${environment.environmentId} and d.last_check is not null)`
  await expect.poll(() => environment.system.database.many(waiting)).toHaveLength(1)
  dns.set(`${prefix}.mail.northwind.example`, [[token]])
  const { pathname } = browser.location
  await browser.submitTo(`${pathname}/check`, formFields(browser, `${pathname}/check`))
  expect(textOf(browser)).toContain('mail.northwind.example is verified')
  expect(browser.html).not.toContain('data-live')

  await browser.submitTo(`${domains}/finish`, formFields(browser, `${domains}/finish`))
  expect(textOf(browser)).toContain('Setup is complete')
  expect(browser.html).toContain('href="https://app.example.com/done"')
  const { body } = await api.get<{ data: { event: string; context: { actor: object } }[] }>(
    '/events?events=organization_domain.created&events=organization_domain.verified&order=asc',
  )
  expect(body.data.map(({ event, context }) => [event, context.actor])).toEqual([
    [
      'organization_domain.created',
      { id: expect.stringMatching(/^portal_session_/), source: 'admin_portal', name: null },
    ],
    [
      'organization_domain.verified',
      { id: expect.stringMatching(/^portal_session_/), source: 'admin_portal', name: null },
    ],
  ])
})

test('a check that finds nothing says when it was, what was seen and what is expected, or why DNS did not answer', async () => {
  const { visit, dns, workos, organization } = await startWithDns()
  const added = await workos.organizationDomains.createOrganizationDomain({
    organizationId: organization,
    domain: 'northwind.example',
  })
  const { id, verificationPrefix = '', verificationToken = '' } = added
  const name = `${verificationPrefix}.northwind.example`
  const browser = await visit({ intent: 'domain_verification' })
  const page = `${domains}/${id}`
  await browser.open(page)
  const check = async () => {
    await submit(browser, `${page}/check`)
    return / id="last-check".*?<\/dl><\/div>/s.exec(browser.html)?.[0] ?? ''
  }

  const nothing = await check()
  expect(nothing).toContain('We didn’t find a TXT record with this name yet.')
  expect(nothing).toMatch(/<time dateTime="20\d\d-[^"]*Z"[^>]* data-local="time">/)
  expect(nothing).toContain(`<code>${name}</code> TXT <code>${verificationToken}</code>`)

  dns.set(name, [['another-value']])
  const different = await check()
  expect(different).toContain('its value is different')
  expect(different).toContain(`<code>${name}</code> TXT <code>another-value</code>`)

  dns.set(name, 'NXDOMAIN')
  dns.set(`${name}.northwind.example`, [[verificationToken]])
  const elsewhere = await check()
  expect(elsewhere).toContain('which is the wrong name')
  expect(elsewhere).toContain(`<code>${name}.northwind.example</code> TXT <code>${verificationToken}</code>`)

  dns.set(name, 'SERVFAIL')
  expect(await check()).toContain('The name server answered with an error (SERVFAIL).')
  expect((await workos.organizationDomains.getOrganizationDomain(id)).state).toBe('pending')
})

test('a domain that another organization has verified is not verified, and the page says why', async () => {
  const { visit, dns, workos, organization } = await startWithDns()
  const {
    id,
    verificationPrefix = '',
    verificationToken = '',
  } = await workos.organizationDomains.createOrganizationDomain({
    organizationId: organization,
    domain: 'northwind.example',
  })
  const browser = await visit({ intent: 'domain_verification' })
  const other = await workos.organizations.createOrganization({ name: 'Southwind' })
  await workos.organizations.updateOrganization({
    organization: other.id,
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  dns.set(`${verificationPrefix}.northwind.example`, [[verificationToken]])
  await browser.open(`${domains}/${id}`)

  await submit(browser, `${domains}/${id}/check`)

  expect([browser.status, textOf(browser)]).toEqual([
    409,
    expect.stringContaining('Another organization has already verified this domain.'),
  ])
})

test('a setup link for domains has ended once a domain is seen to be verified', async () => {
  const server = await startPortal()
  const { api, organization, workos } = server
  const setup = await api.post<{ link: string }>('/portal/setup_links', { organization, intent: 'domain_verification' })
  await workos.organizations.updateOrganization({
    organization,
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const { domains: list } = await workos.organizations.getOrganization(organization)
  const browser = await server.visit({ intent: 'domain_verification' })

  await browser.open(`${domains}/${list[0]?.id}`)

  expect(textOf(browser)).toContain('Test confirmed this domain for you')
  expect((await api.get<{ data: object[] }>('/portal/setup_links')).body.data).toMatchObject([{ state: 'completed' }])
  await browser.open(setup.body.link)
  expect([browser.status, textOf(browser).includes('Setup is complete')]).toEqual([410, true])
})

test.each([
  ['', 'Enter a domain'],
  ['https://northwind.example/', 'This isn’t a domain'],
  ['10.0.0.1', 'This is an IP address'],
  ['localhost', 'Enter the whole domain with its ending'],
  ['*.northwind.example', 'without an asterisk'],
  ['co.uk', 'Many companies share this ending'],
  ['gmail.com', 'public email provider'],
  ['mine.example', 'You’ve already added this domain'],
])('%j is refused at its field, with what to do, and is still there', async (domain, error) => {
  const server = await startPortal()
  const { workos, organization } = server
  await workos.organizationDomains.createOrganizationDomain({ organizationId: organization, domain: 'mine.example' })
  const browser = await server.visit()
  await browser.open(domains)

  await browser.submitTo(domains, { ...formFields(browser, domains), domain })

  expect(browser.status).toBeGreaterThanOrEqual(400)
  expect(textOf(browser)).toContain(error)
  expect(browser.html).toContain(`value="${domain}"`)
  expect((await workos.organizations.getOrganization(organization)).domains).toHaveLength(1)
  await browser.open(domains)
  expect(textOf(browser)).not.toContain(error)
})

test('a domain is removed after a page that says what that means', async () => {
  const { visit, workos, organization, api } = await startPortal()
  const { id } = await workos.organizationDomains.createOrganizationDomain({
    organizationId: organization,
    domain: 'northwind.example',
  })
  const browser = await visit()
  const path = `${domains}/${id}/remove`

  await browser.open(path)
  expect(textOf(browser)).toContain('Remove northwind.example?')
  await browser.submitTo(path, formFields(browser, path))

  expect(textOf(browser)).toContain('The domain was removed.')
  expect((await workos.organizations.getOrganization(organization)).domains).toEqual([])
  const { body } = await api.get<{ data: { context: { actor: { source: string } } }[] }>(
    '/events?events=organization_domain.deleted',
  )
  expect(body.data.map(({ context }) => context.actor.source)).toEqual(['admin_portal'])
})

test('a domain that failed can be started over', async () => {
  const { visit, workos, organization, environment } = await startPortal()
  const { id } = await workos.organizationDomains.createOrganizationDomain({
    organizationId: organization,
    domain: 'northwind.example',
  })
  await environment.db.run(sql`
    update organization_domains set state = 'failed'
    where environment_id = ${environment.environmentId} and id = ${id}`)
  const browser = await visit()
  await browser.open(`${domains}/${id}`)
  expect(textOf(browser)).toContain('northwind.example isn’t verified')

  await browser.submitTo(`${domains}/${id}/check`, formFields(browser, `${domains}/${id}/check`))

  expect(textOf(browser)).toContain('Verify northwind.example')
})

test('[T-3] the domains of another organization, of this environment or another, cannot be seen, checked or removed', async () => {
  const one = await startPortal()
  const ofOthers = await Promise.all([startPortal(one, 'Southwind'), startPortal(undefined, 'Eastwind')])
  const browser = await one.visit()
  for (const { workos, organization } of ofOthers) {
    const { id } = await workos.organizationDomains.createOrganizationDomain({
      organizationId: organization,
      domain: 'southwind.example',
    })
    const token = formFields(browser, '/portal/exit')

    for (const path of [`${domains}/${id}`, `${domains}/${id}/remove`]) {
      await browser.open(path)
      expect(browser.location.pathname).toBe('/portal/home')
      expect(browser.html).not.toContain('southwind')
    }
    for (const action of ['check', 'remove']) {
      const answer = await browser.send(`${domains}/${id}/${action}`, token)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${one.url}/portal/home`])
    }
    const kept = await workos.organizationDomains.getOrganizationDomain(id)
    expect(kept.updatedAt).toBe(kept.createdAt)
  }
})
