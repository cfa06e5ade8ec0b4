import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { writeIpLocations } from '#platform/ip/ip-locations.fixture.ts'
import { startServer } from '#test/server.ts'
import { startControl } from './controls.fixture.ts'

const place = (country: string, latitude: number, longitude: number) => ({
  country: { iso_code: country },
  location: { latitude, longitude },
})
const berlin = '198.51.100.7'
const potsdam = '198.51.101.7'
const sydney = '203.0.113.7'
const ipLocationsFile = writeIpLocations({
  '198.51.100.0/24': place('DE', 52.52, 13.405),
  '198.51.101.0/24': place('DE', 52.4, 13.07),
  '203.0.113.0/24': place('AU', -33.87, 151.21),
})
const settings = '/environments/current/radar_settings'

test('no one is in Berlin and an hour later in Sydney, but the next day they may be', async () => {
  const { assess, succeed, pass, environment } = await startControl(
    { impossible_travel: 'challenge' },
    { ownClock: true, ipLocationsFile },
  )
  await succeed({ ipAddress: berlin })
  // Next door at once: no database of addresses is that sure.
  expect(await assess({ ipAddress: potsdam })).toMatchObject({ verdict: 'allow' })
  pass(3_600)

  expect(await assess({ ipAddress: sydney })).toMatchObject({
    verdict: 'challenge',
    control: 'impossible_travel',
    // The great-circle distance is 16,090 km.
    reason: expect.stringMatching(/^160\d\d km from the last sign-in within 60 min$/),
  })
  expect(await assess({ ipAddress: `::ffff:${sydney}` })).toMatchObject({ control: 'impossible_travel' })
  expect(await assess({ ipAddress: potsdam })).toMatchObject({ verdict: 'allow' })
  expect(await assess({ ipAddress: sydney, email: 'bob@northwind.example' })).toMatchObject({ verdict: 'allow' })
  expect(await assess({ ipAddress: '192.0.2.1' })).toMatchObject({ verdict: 'allow' })
  // What did not succeed says nothing of where the person is.
  expect(await assess({ ipAddress: potsdam })).toMatchObject({ verdict: 'allow' })
  pass(18 * 3_600)
  expect(await assess({ ipAddress: sydney })).toMatchObject({ verdict: 'allow' })

  const rows = await environment.db.many<{ latitude: number | null }>(sql`
    select distinct latitude from radar_attempts where environment_id = ${environment.environmentId}`)
  expect(rows.map(({ latitude }) => latitude).sort()).toEqual([-33.9, 52.4, 52.5, null])
})

test('a list of countries blocks and allows by where the address is', async () => {
  const { assess, workos, api } = await startControl({}, { ipLocationsFile })
  await workos.radar.addListEntry({ type: 'country', action: 'block', entry: 'au' })

  expect(await assess({ ipAddress: sydney })).toMatchObject({
    verdict: 'block',
    control: 'restriction',
    blocklist_type: 'country',
  })
  expect(await assess({ ipAddress: berlin })).toMatchObject({ verdict: 'allow' })
  expect(await assess({ ipAddress: '2001:db8::1' })).toMatchObject({ verdict: 'allow' })
  expect((await api.post('/radar/lists/country/block', { entry: 'ZX' })).status).toBe(400)
  await workos.radar.removeListEntry({ type: 'country', action: 'block', entry: 'AU' })
  expect(await assess({ ipAddress: sydney })).toMatchObject({ verdict: 'allow' })
})

test('it is refused clearly where the server knows nothing of places, or only countries', async () => {
  const without = await startServer()
  const countries = await startControl(
    {},
    { ipLocationsFile: writeIpLocations({ '203.0.113.0/24': { country: { iso_code: 'AU' } } }, 'Test-Country') },
  )

  for (const { api } of [without, countries]) {
    const answer = await api.request(settings, { method: 'PATCH', body: { impossible_travel: 'log' } })
    expect(answer).toMatchObject({ status: 422, body: { code: 'places_unknown' } })
    expect((await api.get(settings)).body).toMatchObject({ impossible_travel: 'off' })
  }
  expect((await countries.api.post('/radar/lists/country/block', { entry: 'AU' })).status).toBe(201)
})
