import { WorkOS } from '@workos-inc/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEnvironmentIn } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { createKeyring } from '#platform/crypto/keyring.ts'
import { sql } from '#platform/db/sql.ts'
import { continueRotation, listKeyVersions, listRotations, startRotation } from '#platform/key-rotation/index.ts'
import { createDatabase } from '#test/database.ts'
import { startDatabaseProxy } from '#test/database-proxy.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'

const minuteMs = 60_000

/** Two servers on the clusters `main` and `eu`, which do no jobs, a clock that the test sets, and a wire to `eu` that it cuts. */
async function startOnTwoClusters() {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const databaseUrl = await createDatabase()
  const proxy = await startDatabaseProxy(await createDatabase())
  const start = async (url?: string) => {
    const config = { role: 'api' as const, ...(url === undefined ? {} : { url }) }
    return startOwnServer({ now, secrets: { databaseUrl, clusters: [{ name: 'eu', url: proxy.url }] }, config })
  }
  const one = await start()
  const two = await start(one.url)
  onTestFinished(async () => {
    await one.close()
    await two.close()
    await proxy.close()
  })
  const main = one.app.system
  return {
    one,
    two,
    main,
    proxy,
    /** As each server has it. */
    europe: () => Promise.all([europeOf(one), europeOf(two)]),
    /** To where all processes know new keys, and no write is under way with earlier ones. */
    passLead: () => {
      ahead += 2 * minuteMs
    },
    /** A rotation of the keys of `main`, to its end there. @param onStarted once the new keys are stored in `main` */
    async rotateMain(isCompromised: boolean, onStarted: () => Promise<unknown> = async () => undefined) {
      const { version } = await startRotation(main, { isCompromised })
      await onStarted()
      ahead += 2 * minuteMs
      await Promise.all([main.dataKeys.refresh(), two.app.system.dataKeys.refresh()])
      await continueToTheEnd(main)
      return version
    },
  }
}

function europeOf({ app }: TestServer): Promise<System> {
  return vi.waitFor(() => app.system.clusters.find('eu') ?? expect.unreachable(), { timeout: 60_000 })
}

async function continueToTheEnd(...systems: System[]): Promise<void> {
  for (let i = 0; ; i += 1) {
    const system = systems[i % systems.length]
    if (system === undefined || (await continueRotation(system)) === undefined) return
  }
}

/** Calls of an application in an environment of `eu`, at both servers in turn, until it is stopped. The first that fails ends them too. */
function startCalls({ one, two }: { one: TestServer; two: TestServer }, apiKey: string, clientId: string) {
  const sdks = [one, two].map(
    ({ url }) =>
      new WorkOS(apiKey, { apiHostname: 'localhost', port: Number(new URL(url).port), https: false, clientId }),
  )
  let isOver = false
  let calls = 0
  const calling = (async () => {
    const [sdk] = sdks
    const user = { email: 'ada@northwind.example', password: 'a sturdy long passphrase' }
    await sdk?.userManagement.createUser({ ...user, emailVerified: true })
    let { refreshToken } =
      (await sdk?.userManagement.authenticateWithPassword({ clientId, ...user })) ?? expect.unreachable()
    for (; !isOver || calls < 4; calls += 1) {
      const next = sdks[calls % 2] ?? expect.unreachable()
      ;({ refreshToken } = await next.userManagement.authenticateWithRefreshToken({ clientId, refreshToken }))
      await next.vault.createObject({ name: `secret ${calls}`, value: 'kept', context: {} })
    }
  })()
  return {
    async end() {
      isOver = true
      await calling
    },
  }
}

test('new keys of main reach another cluster once, whichever processes take them over, everything there is stored again, and no call fails', async () => {
  const { one, two, main, europe, rotateMain, passLead } = await startOnTwoClusters()
  const { context, apiKey } = await createEnvironmentIn(main, 'eu', 'Europe')
  const calls = startCalls({ one, two }, apiKey, context.clientId)
  const [eu, beside] = await europe()

  const version = await rotateMain(false, () =>
    Promise.all([eu, beside, eu, beside].map(({ dataKeys }) => dataKeys.refresh())),
  )
  expect(await listRotations(eu)).toMatchObject([{ version, state: 'waiting' }])
  await Promise.all([eu.dataKeys.refresh(), beside.dataKeys.refresh()])
  passLead()
  await continueToTheEnd(eu, beside)

  await calls.end()
  expect(await listRotations(eu)).toMatchObject([{ version, state: 'stored', left_over: 0 }])
  const [second, first] = await listKeyVersions(eu)
  expect([second?.version, first?.hashes]).toEqual([version, 0])
  expect(second?.seals).toBeGreaterThan(1)
  expect(eu.dataKeys.of('secrets').at(-1)?.material).toEqual(main.dataKeys.of('secrets').at(-1)?.material)
}, 120_000)

test('a cluster that is down while keys are rotated, and once more, catches up when it answers, with what compromised keys take back', async () => {
  const { one, main, proxy, europe, rotateMain, passLead } = await startOnTwoClusters()
  const { context, apiKey } = await createEnvironmentIn(main, 'eu', 'Europe')
  const [eu, beside] = await europe()
  const key = await fetch(`${one.url}/sso/jwks/${context.clientId}`).then((answer) => answer.json())
  proxy.answerNew('refuse')
  proxy.cut()
  await rotateMain(true)
  expect((await fetch(`${one.url}/organizations`, { headers: { authorization: `Bearer ${apiKey}` } })).status).toBe(503)
  proxy.answerNew('pass')
  await expect
    .poll(() => Promise.all([eu.dataKeys.refresh(), beside.dataKeys.refresh()]).then(() => listRotations(eu)), {
      timeout: 20_000,
    })
    .toMatchObject([{ version: 2, state: 'waiting', is_compromised: true }])

  // It overtakes the one that has not begun yet in this cluster.
  await rotateMain(false)
  await Promise.all([eu.dataKeys.refresh(), beside.dataKeys.refresh()])
  passLead()
  await continueToTheEnd(eu, beside)

  expect(await listRotations(eu)).toMatchObject([
    { version: 3, state: 'stored', is_compromised: true, left_over: 0 },
    { version: 2, state: 'stored' },
  ])
  const answer = await fetch(`${one.url}/organizations`, { headers: { authorization: `Bearer ${apiKey}` } })
  expect(answer.status).toBe(200)
  // Its signing key was replaced.
  expect(await fetch(`${one.url}/sso/jwks/${context.clientId}`).then((each) => each.json())).not.toEqual(key)
}, 120_000)

test('another master key seals the keys in each cluster, in one that is down at the start as soon as it answers', async () => {
  const [oldKey, newKey] = ['the master key of last year, long enough', 'the master key of this year, long enough']
  const databaseUrl = await createDatabase()
  const proxy = await startDatabaseProxy(await createDatabase())
  onTestFinished(proxy.close)
  const startWith = (masterKeys: string[]) =>
    startOwnServer({
      secrets: { databaseUrl, masterKeys, clusters: [{ name: 'eu', url: proxy.url }] },
      config: { role: 'api', url: 'http://localhost:4100' },
    })
  const sealedIn = async ({ database }: System) => {
    const rows = await database.many<{ sealed: string }>(sql`select sealed from data_keys`)
    return rows.map(({ sealed }) => createKeyring([newKey]).isCurrent(sealed))
  }
  const before = await startWith([oldKey])
  const { context, apiKey } = await createEnvironmentIn(before.app.system, 'eu', 'Europe')
  await europeOf(before)
  await before.close()

  proxy.answerNew('refuse')
  const both = await startWith([newKey, oldKey])
  expect(await sealedIn(both.app.system)).toEqual([true, true])
  proxy.answerNew('pass')
  expect(await sealedIn(await europeOf(both))).toEqual([true, true])
  await both.close()

  const after = await startWith([newKey])
  onTestFinished(() => after.close())
  await europeOf(after)
  const answer = await fetch(`${after.url}/environments/current`, { headers: { authorization: `Bearer ${apiKey}` } })
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ id: context.environmentId })])
}, 120_000)
