import { expect, onTestFinished, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { runAuditLogsBench, showAuditLogs } from './index.ts'

test('the bench of audit logs stores events like a bare server, searches in a log and exports it', {
  timeout: 90_000,
}, async () => {
  const cleanUp = createCleanUp()
  onTestFinished(() => cleanUp.run())

  const options = { smoke: true, rounds: 1, seconds: 1, supplies: smokeSupplies }
  const result = await runAuditLogsBench(options, cleanUp)

  expect(result.ingest.map(({ clients }) => clients)).toEqual([1, 16])
  expect(result.search.results.every(({ p95 }) => p95 > 0)).toBe(true)
  expect(result.exports.map(({ format, events, size }) => [format, events, size > 0])).toEqual([
    ['csv', 100, true],
    ['ndjson', 100, true],
  ])
  expect(showAuditLogs(result)).toContain('a word of one event')
})
