import { expect, test } from 'vitest'
import { declinedPaths } from '../src/declined.ts'
import { startServer } from './server.ts'

test.each(Object.keys(declinedPaths))('%s, which is not served on purpose, says so and why', async (path) => {
  const { api } = await startServer()
  for (const [method, below] of [['GET', '/anything'] as const, ['POST', ''] as const]) {
    const { status, body } = await api.request(path + below, { method, ...(method === 'POST' ? { body: {} } : {}) })
    expect([status, body]).toMatchObject([
      404,
      { code: 'operation_not_served', message: expect.stringContaining(declinedPaths[path] ?? '') },
    ])
  }
})
