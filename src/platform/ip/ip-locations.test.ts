import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError } from '../config-error.ts'
import { writeIpLocations } from './ip-locations.fixture.ts'
import { openIpLocations } from './ip-locations.ts'

test('an address is found in its network, and nothing is made up for others', async () => {
  const path = writeIpLocations({
    '198.51.100.0/24': { country: { iso_code: 'DE' }, location: { latitude: 52.5, longitude: 13.4 } },
    '203.0.113.128/25': { registered_country: { iso_code: 'AU' } },
  })

  const { find, hasCoordinates } = await openIpLocations(path)

  expect(hasCoordinates).toBe(true)
  expect(find('198.51.100.255')).toEqual({ country: 'DE', latitude: 52.5, longitude: 13.4 })
  expect(find('203.0.113.129')).toMatchObject({ country: 'AU', latitude: undefined })
  expect([find('203.0.113.1'), find('2001:db8::1'), find('198.51.101.0')]).toEqual([undefined, undefined, undefined])
})

test.each([
  ['no file', undefined],
  ['an empty file', ''],
  ['a text', 'address,country\n198.51.100.0/24,DE\n'],
])('the server does not start with %s', async (_, content) => {
  const path = join(mkdtempSync(join(tmpdir(), 'ip-locations-')), 'file')
  if (content !== undefined) writeFileSync(path, content)

  await expect(openIpLocations(path)).rejects.toBeInstanceOf(ConfigError)
})
