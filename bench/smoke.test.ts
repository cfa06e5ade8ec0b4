import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRareTurn } from '#test/turns.ts'
import { runAuditLogsBench, showAuditLogs } from './audit-logs/index.ts'
import { benches } from './benches/index.ts'
import { growthCases } from './growth/cases.ts'
import { runGrowthBench, showGrowth } from './growth/index.ts'
import { runGuessesBench, showGuesses } from './guesses/index.ts'
import { type CleanUp, createCleanUp } from './kit/clean-up.ts'
import { type Processes, startProcesses } from './kit/processes.ts'
import { runBench } from './kit/run-bench.ts'
import { smokeRun, smokeSize } from './kit/smoke.ts'
import { smokeSupplies } from './kit/smoke-supplies.ts'
import { type Stage, setStage } from './kit/stage.ts'
import { runPeersBench } from './peers/index.ts'
import { peersTable } from './peers/results.ts'
import { showCosts, showSimulation } from './scale/show.ts'
import { measureCosts, simulate } from './scale/simulate.ts'
import { runScimBench } from './scim/index.ts'
import { runSsoBench, showSso } from './sso/index.ts'
import { runWebhookBench, show } from './webhooks/index.ts'

// That benches work. Each starts several processes, and none of them is part of the product: a run tries some.

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

const chosen = inRareTurn(benches)
describe.runIf(chosen.length > 0)('against a limit', () => {
  let stage: Stage
  let processes: Processes

  beforeAll(async () => {
    // Few: the other tests need connections of the same server at the same time.
    stage = await setStage({ sizes: [smokeSize], benches: chosen, supplies: smokeSupplies, connections: 12 })
    processes = await startProcesses(stage)
    cleanUp.later(() => processes.stop())
  }, 120_000)

  // Fails too when an answer is no success, and when the limit sends other statements or answers in another shape.
  test.each(chosen)('bench $name runs against a limit that does the same work', async (bench) => {
    const { cases } = await runBench(stage, processes, bench, smokeRun)

    expect(cases.map(({ label }) => label)).toEqual(bench.cases.map(({ label }) => label))
    for (const { gatehouse, limit } of cases) {
      expect(gatehouse.perSecond).toBeGreaterThan(0)
      expect(limit.perSecond).toBeGreaterThan(0)
    }
  })
})

const options = { smoke: true, rounds: 1, seconds: 1, supplies: smokeSupplies }

const groups: [string, (cleanUp: CleanUp) => Promise<void>][] = [
  [
    'growth asks everything of a small and of a large database',
    async (cleanUp) => {
      const results = await runGrowthBench(options, cleanUp)

      expect(results.map(({ label }) => label)).toEqual(growthCases.map(({ label }) => label))
      for (const { small, large } of results) expect(Math.min(small, large)).toBeGreaterThan(0)
      expect(showGrowth(results)).toContain('search organizations')
    },
  ],
  [
    'audit logs stores events like a bare server, searches in a log and exports it',
    async (cleanUp) => {
      const result = await runAuditLogsBench(options, cleanUp)

      expect(result.ingest.map(({ clients }) => clients)).toEqual([1, 16])
      expect(result.search.results.every(({ p95 }) => p95 > 0)).toBe(true)
      expect(result.exports.map(({ format, events, size }) => [format, events, size > 0])).toEqual([
        ['csv', 100, true],
        ['ndjson', 100, true],
      ])
      expect(showAuditLogs(result)).toContain('a word of one event')
    },
  ],
  [
    'peers asks both sides the same, and says what each takes',
    async (cleanUp) => {
      const results = await runPeersBench({ ...options, clients: 4, ownOnly: true }, cleanUp)

      expect(results.map(({ label }) => label)).toHaveLength(7)
      for (const { gatehouse, theirs } of results)
        expect(Math.min(gatehouse.serverMicros, theirs.serverMicros)).toBeGreaterThan(0)
      expect(peersTable(results)).toContain('validate an API key')
    },
  ],
  [
    'webhooks has a figure for everything',
    async (cleanUp) => {
      const figures = await runWebhookBench(options, cleanUp)

      for (const { what, value } of figures) expect([what, Number.isFinite(value) && value > 0]).toEqual([what, true])
      expect(figures.filter(({ bar }) => bar !== undefined)).toHaveLength(3)
      expect(show(figures).split('\n')).toHaveLength(figures.length + 1)
    },
  ],
  [
    'single sign-on has every response accepted, and both servers send the same statements',
    async (cleanUp) => {
      const result = await runSsoBench(options, cleanUp)

      expect(result.saml.accepted).toBeGreaterThan(0)
      expect(result.saml.validated).toBeGreaterThan(0)
      expect(result.oidc.gatehouse).toBeGreaterThan(0)
      expect(showSso(result)).toContain('ratio')
    },
  ],
  [
    'SCIM imports a directory and measures each case against the same statements',
    async (cleanUp) => {
      const result = await runScimBench(options, cleanUp)

      expect(result.cases.map(({ label }) => label)).toHaveLength(3)
      for (const { gatehouse, limit } of result.cases) {
        expect(gatehouse).toBeGreaterThan(0)
        expect(limit).toBeGreaterThan(0)
      }
      expect(result.import.usersPerSecond).toBeGreaterThan(0)
    },
  ],
  [
    'scale measures every call of its mix, and replays the mix',
    async (cleanUp) => {
      const scale = { smoke: true, seconds: 2, supplies: smokeSupplies }
      const costs = await measureCosts(scale, cleanUp)
      // So many that every call is due.
      const simulation = await simulate(20_000_000, costs, scale, cleanUp)

      for (const { what, serverMicros } of costs.calls) expect([what, serverMicros > 0]).toEqual([what, true])
      expect(simulation.calls.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(100)
      expect(showCosts(costs)).toContain('sign in by password')
      expect(showSimulation(simulation)).toContain('check a permission')
    },
  ],
  [
    'guesses gets a refusal for each kind and says how far they can be told apart',
    async (cleanUp) => {
      const result = await runGuessesBench(options, cleanUp)

      expect(result.times.map(({ kind, samples }) => [kind, samples])).toEqual([
        ['unknown address', 5],
        ['wrong password', 5],
      ])
      expect(result.tells).toBeGreaterThanOrEqual(0)
      expect(showGuesses(result)).toContain('of all pairs')
    },
  ],
]
test.each(inRareTurn(groups))('the bench of %s', { timeout: 90_000 }, async (_what, run) => run(cleanUp))
