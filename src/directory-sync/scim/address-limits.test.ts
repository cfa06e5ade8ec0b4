import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { refusalOf, startDirectory } from './scim.fixture.ts'

test('a provider is not limited by its address: wrong tokens are, and stop no other directory that it serves', async () => {
  const limit = 5
  const server = await startOwnServer({
    config: {
      development: false,
      rateLimits: true,
      requestRates: { address: { limit, windowSeconds: 60 } },
      trustedProxies: ['127.0.0.1', '::1'],
    },
  })
  onTestFinished(() => server.close())
  const scim = await startDirectory(server)
  const from = { headers: { 'x-forwarded-for': '203.0.113.7' } }

  for (let i = 0; i < 3 * limit; i++) expect((await scim.request('GET', '/Users', from)).status).toBe(200)
  for (let i = 0; i < limit; i++)
    expect(refusalOf(await scim.request('GET', '/Users', { ...from, key: `se_wrong_${i}` }))).toBe('401')

  const beyond = await scim.request('GET', '/Users', { ...from, key: 'se_wrong' })
  expect(refusalOf(beyond)).toBe('429')
  expect(beyond.headers['retry-after']).toMatch(/^\d+$/)
  expect((await scim.request('GET', '/Users', from)).status).toBe(200)
})
