import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { createRandom } from '#test/samples.ts'
import { flagsOfSession } from './evaluation.ts'
import { type FlagServer, startWithFlags } from './flag.fixture.ts'

const server = await startWithFlags()
const { workos, flag, patch, organization, user, evaluate, setTarget } = server

test('an evaluation says why, in the order of the official clients', async () => {
  const [organization_id, user_id, kept] = [await organization(), await user(), await organization()]
  await flag('why', { enabled: false, rollout_percentage: 100 })
  const of = { user_id, organization_id }

  expect(await evaluate('why', of)).toEqual({ value: false, reason: 'disabled' })
  await workos.featureFlags.enableFeatureFlag('why')
  expect(await evaluate('why', of)).toEqual({ value: true, reason: 'rollout' })
  await workos.featureFlags.addFlagTarget({ slug: 'why', targetId: organization_id })
  expect(await evaluate('why', of)).toEqual({ value: true, reason: 'organization_target' })
  await workos.featureFlags.addFlagTarget({ slug: 'why', targetId: user_id })
  expect(await evaluate('why', of)).toEqual({ value: true, reason: 'user_target' })
  await setTarget('why', kept, false)
  expect(await evaluate('why', { organization_id: kept })).toEqual({ value: false, reason: 'no_match' })
  expect(await evaluate('why', { organization_id: kept, user_id })).toEqual({ value: true, reason: 'user_target' })
  expect(await evaluate('why', { organization_id: 'org_none' })).toEqual({ value: false, reason: 'no_match' })
  expect(await evaluate('why')).toEqual({ value: false, reason: 'no_match' })
  const foreign = await (await startWithFlags()).organization()
  expect(await evaluate('why', { organization_id: foreign })).toEqual({ value: false, reason: 'no_match' })
  await patch('why', { access_type: 'all' })
  expect(await evaluate('why')).toEqual({ value: true, reason: 'everyone' })
})

test('a token has the flags of its user and organization from the next refresh on, and no claim without any', async () => {
  const own = await startWithFlags()
  const [email, password] = ['ada@northwind.example', 'a sturdy long passphrase']
  const { id } = await own.workos.userManagement.createUser({ email, password, emailVerified: true })
  const organizationId = await own.organization()
  await own.workos.userManagement.createOrganizationMembership({ userId: id, organizationId })
  await own.flag('user')
  await own.flag('organization', { rollout_percentage: 100 })
  await own.flag('another')
  const { accessToken, refreshToken } = await own.workos.userManagement.authenticateWithPassword({
    clientId: own.clientId,
    email,
    password,
  })
  const refresh = async (token: string, organization?: string) => {
    const { refreshToken: next, accessToken: made } = await own.workos.userManagement.authenticateWithRefreshToken({
      clientId: own.clientId,
      refreshToken: token,
      ...defined({ organizationId: organization }),
    })
    return { next, flags: decodeJwt(made).feature_flags }
  }

  expect(decodeJwt(accessToken).org_id).toBe(organizationId)
  expect(decodeJwt(accessToken).feature_flags).toEqual(['organization'])
  await own.workos.featureFlags.addFlagTarget({ slug: 'user', targetId: id })
  const second = await refresh(refreshToken, organizationId)
  expect(second.flags).toEqual(['organization', 'user'])
  await own.workos.featureFlags.disableFeatureFlag('user')
  await own.workos.featureFlags.disableFeatureFlag('organization')
  expect((await refresh(second.next)).flags).toBeUndefined()
})

const seed = Number(process.env.FLAGS_SEED ?? Date.now() % 1_000_000)

test(`tokens, evaluations and lists decide as the official client does from the snapshot (FLAGS_SEED=${seed})`, async () => {
  const random = createRandom(seed)
  const own = await startWithFlags()
  const [organizations, users] = [await many(5, () => own.organization()), await many(3, own.user)]
  const flags = await many(4, async () => (await own.flag(`flag-${random.integer(1_000_000_000)}`)).slug)

  for (let step = 1; step <= 25; step++) {
    const slug = random.pick(flags)
    await change(own, random, slug, { organizations, users })
    const expected = await decideWithClient(own, { organizations, users })
    for (const { userId, organizationId, on } of expected) {
      const made = await flagsOfSession(own.environment, userId ?? 'user_none', organizationId ?? null)
      expect([step, userId, organizationId, made]).toEqual([step, userId, organizationId, on])
    }
    const { userId, organizationId, on } = random.pick(expected)
    const of = { ...(userId && { user_id: userId }), ...(organizationId && { organization_id: organizationId }) }
    expect([step, of, (await own.evaluate(slug, of)).value]).toEqual([step, of, on.includes(slug)])
    const alone = expected.find((each) => each.userId === undefined && each.organizationId === organizations[0])
    const { data } = await own.workos.featureFlags.listOrganizationFeatureFlags({
      organizationId: organizations[0] ?? '',
    })
    expect([step, data.map((each) => each.slug).sort()]).toEqual([step, alone?.on])
  }
})

type Random = ReturnType<typeof createRandom>
interface Subjects {
  organizations: string[]
  users: string[]
}

async function change(
  own: FlagServer,
  random: Random,
  slug: string,
  { organizations, users }: Subjects,
): Promise<void> {
  const anyone = random.pick([...organizations, ...users])
  const changes = [
    () => own.patch(slug, { access_type: 'some', rollout_percentage: random.integer(101) }),
    () => own.patch(slug, { access_type: random.pick(['all', 'none', 'some']) }),
    () => own.patch(slug, { enabled: random.integer(3) > 0 }),
    () => own.setTarget(slug, anyone, true),
    () => own.setTarget(slug, anyone, true),
    () => own.setTarget(slug, random.pick(organizations), false),
    () => own.api.delete(`/feature-flags/${slug}/targets/${anyone}`),
  ]
  const { status } = await random.pick(changes)()
  // An organization cannot be kept out where everyone has the flag.
  expect([200, 204, 409]).toContain(status)
}

/** What the official client decides, for each user in each organization and for each of them alone. */
async function decideWithClient(own: FlagServer, { organizations, users }: Subjects) {
  const client = own.workos.featureFlags.createRuntimeClient({ bootstrapFlags: await own.snapshot() })
  try {
    return [undefined, ...users].flatMap((userId) =>
      [undefined, ...organizations].map((organizationId) => {
        const decided = client.getAllFlags({ ...(userId && { userId }), ...(organizationId && { organizationId }) })
        return {
          userId,
          organizationId,
          on: Object.keys(decided)
            .filter((each) => decided[each])
            .sort(),
        }
      }),
    )
  } finally {
    client.close()
  }
}

function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, make))
}
