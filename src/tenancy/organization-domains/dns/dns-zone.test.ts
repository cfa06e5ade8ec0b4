import { expect, onTestFinished, test } from 'vitest'
import { startDnsServer } from '#test/dns-server.ts'
import { findDnsZone } from './dns-zone.ts'

async function dnsWith(zones: Record<string, string[]>) {
  const dns = await startDnsServer()
  onTestFinished(() => dns.close())
  for (const [zone, servers] of Object.entries(zones)) dns.delegate(zone, servers)
  return (domain: string) => findDnsZone([dns.address], domain)
}

test('the name servers of a domain tell in which console its records are', async () => {
  const zoneOf = await dnsWith({
    'one.example.com': ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'],
    'two.org': ['ns-12.awsdns-34.co.uk'],
    'three.net': ['ns1.selfhosted.example', 'NS37.domaincontrol.com'],
  })

  expect(await zoneOf('one.example.com')).toMatchObject({ name: 'one.example.com', host: { name: 'Cloudflare' } })
  expect(await zoneOf('mail.two.org')).toMatchObject({ name: 'two.org', host: { name: 'Amazon Route 53' } })
  expect(await zoneOf('three.net')).toMatchObject({ name: 'three.net', host: { name: 'GoDaddy' } })
})

test('unknown servers, and no answer at all, leave the name that can be registered', async () => {
  const zoneOf = await dnsWith({ 'four.com': ['ns1.selfhosted.example'] })

  expect(await zoneOf('four.com')).toEqual({ name: 'four.com', host: undefined })
  expect(await zoneOf('mail.nowhere.co.uk')).toEqual({ name: 'nowhere.co.uk', host: undefined })
  expect(await findDnsZone(['127.0.0.1:9'], 'five.com')).toEqual({ name: 'five.com', host: undefined })
})
