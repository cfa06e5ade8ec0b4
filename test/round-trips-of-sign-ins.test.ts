import { expect, onTestFinished, test } from 'vitest'
import { startOidc } from '#hosted-sign-in/single-sign-on/oidc.fixture.ts'
import { startSso } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import { createDatabase } from './database.ts'
import { startOwnServer } from './server.ts'
import { startWireCounter } from './wire-counter.ts'

test('a sign-in through a provider takes no more statements and round trips than this, from its start to the profile', async () => {
  const wire = await startWireCounter(await createDatabase())
  const config = { role: 'api' as const, requestLog: false }
  const server = await startOwnServer({ secrets: { databaseUrl: wire.url }, config })
  onTestFinished(async () => {
    await server.close()
    wire.close()
  })
  const saml = await startSso('OktaSAML', {}, server)
  const oidc = await startOidc('OktaOIDC', undefined, saml)
  const exchange = (callback: URL) =>
    server.workos.sso.getProfileAndToken({
      code: callback.searchParams.get('code') ?? '',
      clientId: server.clientId,
    })

  const bySaml = await wire.countLeast(async () => exchange(await saml.signIn(saml.browser())), 4)
  const byOidc = await wire.countLeast(async () => exchange(await oidc.signIn(oidc.browser())), 4)

  // The official SDK sends an Idempotency-Key with the exchange, which is two of them.
  expect(bySaml.statements).toBeLessThanOrEqual(25)
  expect(bySaml.roundTrips).toBeLessThanOrEqual(18)
  expect(byOidc.statements).toBeLessThanOrEqual(26)
  expect(byOidc.roundTrips).toBeLessThanOrEqual(19)
}, 120_000)
