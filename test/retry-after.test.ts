import { expect, test } from 'vitest'
import { platformErrors } from '#platform/http/errors.ts'
import { operations } from '../src/catalog.ts'

test('every 429 says with Retry-After when to come back, whichever operation answers it', () => {
  const factories = new Set([...Object.values(platformErrors), ...operations.flatMap(({ errors }) => errors)])
  const limits = [...factories].map(({ definition }) => definition).filter(({ status }) => status === 429)

  expect(limits.length).toBeGreaterThan(3)
  for (const { code, headers } of limits)
    expect([code, headers?.({ retry_after: 7 })]).toEqual([code, { 'retry-after': '7' }])
})
