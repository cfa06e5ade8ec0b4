import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { startOwnServer } from '#test/server.ts'

const lookUpNow = ({ app }: Awaited<ReturnType<typeof startOwnServer>>) =>
  app.system.database.run(
    sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())`,
  )

test('[T-4] a domain is verified once its record is found, and others that wait for it fail', async () => {
  const dns = await startDnsServer()
  const server = await startOwnServer({ config: { dnsServers: [dns.address] } })
  try {
    const { workos } = server
    const [owner, rival] = [
      await workos.organizations.createOrganization({ name: 'Owner' }),
      await workos.organizations.createOrganization({ name: 'Rival' }),
    ]
    const add = (organizationId: string) =>
      workos.organizationDomains.createOrganizationDomain({ organizationId, domain: 'Northwind.Example' })
    const [mine, theirs] = [await add(owner.id), await add(rival.id)]
    expect(mine).toMatchObject({ domain: 'northwind.example', state: 'pending', verificationStrategy: 'dns' })

    await workos.organizationDomains.verifyOrganizationDomain(mine.id)
    dns.set(`${mine.verificationPrefix}.northwind.example`, [[mine.verificationToken ?? '']])

    const state = async (id: string) => (await workos.organizationDomains.getOrganizationDomain(id)).state
    await expect.poll(() => lookUpNow(server).then(() => state(mine.id)), { timeout: 10_000 }).toBe('verified')
    expect(await state(theirs.id)).toBe('failed')
    const { data: events } = await workos.events.listEvents({
      events: ['organization_domain.verified', 'organization_domain.verification_failed'],
    })
    expect(events.map(({ event, data }) => [event, (data as { reason?: string }).reason])).toEqual([
      ['organization_domain.verified', undefined],
      ['organization_domain.verification_failed', 'domain_verified_by_other_organization'],
    ])
    await expect(workos.organizationDomains.verifyOrganizationDomain(mine.id)).rejects.toMatchObject({
      rawData: { code: 'domain_already_verified' },
    })
    await expect(
      workos.organizations.updateOrganization({
        organization: rival.id,
        domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
      }),
    ).rejects.toMatchObject({ status: 409 })
  } finally {
    await server.close()
    await dns.close()
  }
})

test('a proof that is not found within 30 days fails, and can be started over', async () => {
  const dns = await startDnsServer()
  const server = await startOwnServer({ config: { dnsServers: [dns.address] } })
  try {
    const { workos, app, environment } = server
    const organization = await workos.organizations.createOrganization({ name: 'Late' })
    const domain = await workos.organizationDomains.createOrganizationDomain({
      organizationId: organization.id,
      domain: 'late.example',
    })
    const aMonthAgo = new Date(Date.now() - 31 * 86_400_000)
    await app.system.database.run(sql`
      update organization_domains set verification_started_at = ${aMonthAgo}
      where environment_id = ${environment.environmentId} and id = ${domain.id}`)

    const state = async () => (await workos.organizationDomains.getOrganizationDomain(domain.id)).state
    await expect.poll(() => lookUpNow(server).then(state), { timeout: 10_000 }).toBe('failed')
    const { data: events } = await workos.events.listEvents({ events: ['organization_domain.verification_failed'] })
    expect(events.map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'domain_verification_period_expired',
    ])
    expect((await workos.organizationDomains.verifyOrganizationDomain(domain.id)).state).toBe('pending')
  } finally {
    await server.close()
    await dns.close()
  }
})
