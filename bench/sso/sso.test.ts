import { afterAll, expect, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { runSsoBench, showSso } from './index.ts'

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

test('the bench of single sign-on has every response accepted, and both servers send the same statements', {
  timeout: 90_000,
}, async () => {
  const result = await runSsoBench({ smoke: true, supplies: smokeSupplies }, cleanUp)

  expect(result.saml.accepted).toBeGreaterThan(0)
  expect(result.saml.validated).toBeGreaterThan(0)
  expect(result.oidc.gatehouse).toBeGreaterThan(0)
  expect(showSso(result)).toContain('ratio')
})
