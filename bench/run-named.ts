import { cpus } from 'node:os'
import { auditLogsPass, runAuditLogsBench, showAuditLogs } from './audit-logs/index.ts'
import type { Bench } from './benches/bench.ts'
import { benchesNamed } from './benches/index.ts'
import { enqueuePasses, runEnqueueBench, showEnqueue } from './enqueue/index.ts'
import { growthPasses, runGrowthBench, showGrowth } from './growth/index.ts'
import { runGuessesBench, showGuesses } from './guesses/index.ts'
import { createCleanUp } from './kit/clean-up.ts'
import type { Options } from './kit/options.ts'
import { isPgbenchInstalled } from './kit/pgbench.ts'
import { startProcesses } from './kit/processes.ts'
import { profileBench } from './kit/profile.ts'
import { report } from './kit/report.ts'
import { type BenchResult, verdictsOf } from './kit/result.ts'
import { type RunOptions, runBench } from './kit/run-bench.ts'
import { smokeRun, smokeSize } from './kit/smoke.ts'
import { setStage } from './kit/stage.ts'
import { ownSupplies } from './kit/supplies.ts'
import { runPeersBench } from './peers/index.ts'
import { keepPeers, type PeerResult, peersPass, peersTable } from './peers/results.ts'
import { runScimBench, scimPasses, showScim } from './scim/index.ts'
import { runSsoBench, showSso, ssoPasses } from './sso/index.ts'
import { passes, runWebhookBench, show } from './webhooks/index.ts'

const cleanUp = createCleanUp()
const supplies = ownSupplies(process.env.DATABASE_URL, cleanUp)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void cleanUp.run().then(() => process.exit(1)))

/** Runs what is asked for, and puts away what it made, however it ends. @throws UsageError when nothing has the name */
export async function runNamed(name: string, options: Options): Promise<void> {
  try {
    if (name === 'webhooks') await runWebhooks(options)
    else if (name === 'sso') await runSso(options)
    else if (name === 'scim') await runScim(options)
    else if (name === 'guesses') await runGuesses(options)
    else if (name === 'enqueue') await runEnqueue(options)
    else if (name === 'growth') await runGrowth(options)
    else if (name === 'peers') await runPeers(options)
    else if (name === 'audit-logs' && !options.profile) await runAuditLogs(options)
    else await run(benchesNamed(name), options)
  } finally {
    await cleanUp.run()
  }
}

/** Held against fixed bars instead of a limit. */
async function runWebhooks({ smoke, json, assert }: Options): Promise<void> {
  const figures = await runWebhookBench({ smoke, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), figures }, undefined, 2) : show(figures))
  if (assert && !smoke && !figures.every(passes)) process.exitCode = 1
}

/** Held against the validation of the same responses, and against a bare server. */
async function runSso({ smoke, json, assert }: Options): Promise<void> {
  const result = await runSsoBench({ smoke, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), result }, undefined, 2) : showSso(result))
  if (assert && !smoke && !ssoPasses(result)) process.exitCode = 1
}

/** Held against the same statements alone, and against fixed bars. */
async function runScim({ smoke, json, assert }: Options): Promise<void> {
  const result = await runScimBench({ smoke, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), result }, undefined, 2) : showScim(result))
  if (assert && !smoke && !scimPasses(result)) process.exitCode = 1
}

/** Held against a bare server, and searches against a fixed bar. */
async function runAuditLogs({ smoke, json, assert, rounds, seconds }: Options): Promise<void> {
  const result = await runAuditLogsBench({ smoke, rounds, seconds, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), result }, undefined, 2) : showAuditLogs(result))
  if (assert && !smoke && !auditLogsPass(result)) process.exitCode = 1
}

/** Reports how far two kinds of refusal can be distinguished. No limit applies to the result. */
async function runGuesses({ smoke, json }: Options): Promise<void> {
  const result = await runGuessesBench({ smoke, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), result }, undefined, 2) : showGuesses(result))
}

/** Held against the same commits with the library's own call. */
async function runEnqueue({ smoke, json, assert, rounds, seconds, clients }: Options): Promise<void> {
  const result = await runEnqueueBench({ smoke, rounds, seconds, clients, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), result }, undefined, 2) : showEnqueue(result))
  if (assert && !smoke && !enqueuePasses(result)) process.exitCode = 1
}

/** Held against other servers, some of which are installed for it. */
async function runPeers({ json, assert, keep, ...options }: Options): Promise<void> {
  const { smoke } = options
  // Peer by peer, so that a run which is broken off has kept what it measured.
  const onPeer = async (results: readonly PeerResult[]) => {
    if (keep && !smoke) await keepPeers({ machine: machine(), results })
  }
  const results = await runPeersBench({ ...options, supplies, onPeer }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), results }, undefined, 2) : peersTable(results))
  if (assert && !smoke && !peersPass(results)) process.exitCode = 1
}

/** Held against a database a tenth as large. */
async function runGrowth({ smoke, json, assert, rounds, seconds }: Options): Promise<void> {
  const results = await runGrowthBench({ smoke, rounds, seconds, supplies }, cleanUp)
  console.log(json ? JSON.stringify({ machine: machine(), results }, undefined, 2) : showGrowth(results))
  if (assert && !smoke && !results.every(growthPasses)) process.exitCode = 1
}

async function run(chosen: readonly Bench[], options: Options): Promise<void> {
  const { smoke, slope, clusters, profile, organizations, seconds, rounds, clients } = options
  const main = smoke ? smokeSize : { organizations, users: 10_000 }
  const smaller = slope ? [1, 100, 10_000].filter((count) => count < main.organizations) : []
  const sizes = [main, ...smaller.map((count) => ({ organizations: count, users: 0 }))]
  const stage = await setStage({ sizes, benches: chosen, supplies, hasSecondCluster: clusters })
  const load = { clients, seconds, requests: 1_000_000 }
  const withPgbench = await isPgbenchInstalled()
  const runOptions: RunOptions = smoke ? smokeRun : { rounds, load, withPgbench, withSlope: slope }

  const results: BenchResult[] = []
  for (const bench of chosen) {
    const processes = await startProcesses(stage)
    try {
      if (profile) {
        console.log(await profileBench(processes, bench, load))
        continue
      }
      const result = await runBench(stage, processes, bench, runOptions)
      results.push(result)
      if (!options.json) console.log(report(result, withPgbench))
    } finally {
      await processes.stop()
    }
  }
  if (options.json) console.log(JSON.stringify({ machine: machine(), options, results }, undefined, 2))
  if (!smoke) judge(results, options)
}

function judge(results: readonly BenchResult[], options: Options): void {
  const missed = results.flatMap(verdictsOf).filter((verdict) => !verdict.passes)
  for (const { what, value, bar } of missed) console.error(`Missed: ${what} is ${value.toFixed(2)}, the bar ${bar}.`)
  if (options.assert && missed.length > 0) process.exitCode = 1
}

function machine() {
  return { node: process.version, cores: cpus().length, processor: cpus()[0]?.model, platform: process.platform }
}
