import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startWithFlags } from '../flag.fixture.ts'
import { currentVersion, makeSnapshot, patchSnapshot, plainBody, readSnapshot, type Snapshot } from './index.ts'

const textOf = async (snapshot: Snapshot) => (await plainBody(snapshot)).toString()

/** The same numbers in each run. */
function createRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** An environment with flags and so many organizations, which no change has announced. */
async function startWithOrganizations(count: number) {
  const server = await startWithFlags()
  const { environment } = server
  await environment.db.run(sql`
    insert into organizations (environment_id, id, name, created_at, updated_at)
    select ${environment.environmentId}, 'org_' || lpad((n * 7)::text, 26, '0'), 'Foo Corp', ${environment.now()}, ${environment.now()}
    from generate_series(1, ${count}::int) n`)
  return server
}

test('whatever changes, a snapshot that was brought up to date is the one that is made from the beginning, on a server that looks often as on one that looks seldom', async () => {
  const server = await startWithOrganizations(1_500)
  const { environment, flag, patch, organization, user, setTarget, workos, api } = server
  const random = createRandom(20_261_130)
  const slugs: string[] = []
  const organizations: string[] = []
  const pick = (from: string[]) => from[random(from.length)] ?? ''
  for (let i = 0; i < 3; i++) slugs.push((await flag(`flag-${i}`, { rollout_percentage: 40 * i })).slug)
  for (let i = 0; i < 4; i++) organizations.push(await organization())
  const changes = [
    async () => void organizations.push(await organization()),
    async () => void organizations.push(await organization()),
    async () => {
      const [id = ''] = organizations.splice(random(organizations.length), 1)
      await workos.organizations.deleteOrganization(id)
      organizations.push(await organization())
    },
    async () => void slugs.push((await flag(`more-${slugs.length}`, { rollout_percentage: random(101) })).slug),
    () => patch(pick(slugs), { rollout_percentage: random(101) }),
    () => patch(pick(slugs), { enabled: random(2) === 0 }),
    () => setTarget(pick(slugs), pick(organizations), random(2) === 0),
    async () => setTarget(pick(slugs), await user(), true),
    () => api.delete(`/feature-flags/${pick(slugs)}/targets/${pick(organizations)}`),
    async () => {
      const [slug = ''] = slugs.splice(random(slugs.length), 1)
      await api.delete(`/feature-flags/${slug}`)
      slugs.push((await flag(`again-${slug}`)).slug)
    },
  ]
  let often = await makeSnapshot(environment)
  let seldom = often

  for (let step = 0; step < 60; step++) {
    await changes[random(changes.length)]?.()
    const patched = await patchSnapshot(environment, often)
    if (patched === undefined) throw new Error('The changes did not follow one another.')
    often = patched
    const made = await makeSnapshot(environment)
    expect([step, often.version, await textOf(often)]).toEqual([step, made.version, await textOf(made)])
    if (step % 7 !== 6) continue
    seldom = (await patchSnapshot(environment, seldom)) ?? seldom
    expect([step, await textOf(seldom)]).toEqual([step, await textOf(made)])
  }
  expect(await (await fetch(`${server.url}/sdk/feature-flags`, bearer(server.apiKey))).text()).toBe(await textOf(often))
})

const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

test('what a former release or a restored backup changed without a note has the snapshot made again', async () => {
  const { environment, flag, organization } = await startWithOrganizations(3)
  await flag('noted', { rollout_percentage: 100 })
  const known = await makeSnapshot(environment)
  const { environmentId } = environment
  await environment.db.run(sql`
    update feature_flag_versions set version = 'of_a_former_release' where environment_id = ${environmentId}`)
  await organization()

  expect(await patchSnapshot(environment, known)).toBeUndefined()

  const read = await readSnapshot(environment, await currentVersion(environment))
  expect(await textOf(read)).toBe(await textOf(await makeSnapshot(environment)))
})

test('a new organization in a roll-out costs the parts that it is in, and no other', async () => {
  const { environment, flag, organization } = await startWithOrganizations(2_000)
  await flag('large', { rollout_percentage: 100 })
  await flag('larger', { rollout_percentage: 100 })
  const known = await makeSnapshot(environment)
  await organization()

  const patched = await patchSnapshot(environment, known)

  const segments = ({ flags }: Snapshot) => [...flags.values()].flatMap((each) => each.organizations)
  const renewed = patched && segments(patched).filter((chunk) => !segments(known).includes(chunk))
  expect(segments(known).length).toBe(8)
  expect(renewed?.length).toBe(2)
})

test('a client that accepts compression gets one gzip file, and every other one the same text', async () => {
  const { url, apiKey, environment, flag } = await startWithOrganizations(1_100)
  await flag('compressed', { rollout_percentage: 100, name: 'Größe' })
  const { headers } = bearer(apiKey)
  const ask = (encoding: string) =>
    fetch(`${url}/sdk/feature-flags`, { headers: { ...headers, 'accept-encoding': encoding } })

  const compressed = await ask('gzip')
  const plain = await ask('identity')

  expect([compressed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
  expect(compressed.headers.get('etag')).toBe(plain.headers.get('etag'))
  const text = await plain.text()
  expect(await compressed.text()).toBe(text)
  const { file } = await makeSnapshot(environment)
  // Checks the length and the checksum, which were put together from those of the parts.
  expect(gunzipSync(file).toString()).toBe(text)
  expect(file.length).toBeLessThan(text.length / 2)
})
