// `npm run drill -- NAME`: a night that goes wrong, on this machine. Each says what it found and exits with 1 when that must not be.
// They need Debian's haproxy, faketime for `clock`, pgbouncer for `pooler`, and etcd-server, patroni and postgresql for `failover`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { compromisedKeys } from './compromised-keys.ts'
import { failOver } from './failover.ts'
import { pooler } from './pooler.ts'
import { rollingRestart } from './rolling-restart.ts'
import { rollingUpgrade } from './rolling-upgrade.ts'
import { skewedClock } from './skewed-clock.ts'
import { upgradeAndBack } from './upgrade-and-back.ts'

const drills: Record<string, (databaseUrl: string) => Promise<{ passed: boolean }>> = {
  restart: rollingRestart,
  upgrade: upgradeAndBack,
  previous: rollingUpgrade,
  clock: skewedClock,
  keys: compromisedKeys,
  pooler,
}

const [name = ''] = process.argv.slice(2)
const drill = drills[name]
if (name === 'failover') finish(await failOver())
else if (drill !== undefined) finish(await withPostgres(drill))
else {
  console.error(`Give one of: ${[...Object.keys(drills), 'failover'].join(', ')}.`)
  process.exitCode = 1
}

function finish(report: { passed: boolean }): void {
  console.log(JSON.stringify(report, undefined, 2))
  process.exitCode = report.passed ? 0 : 1
}

async function withPostgres<T>(drill: (databaseUrl: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-drill-'))
  const postgres = await startPackagedPostgres({ dataDir, log: () => undefined })
  try {
    return await drill(postgres.connectionString)
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
