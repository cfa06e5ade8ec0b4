// `npm run drill -- NAME`: a night that goes wrong, on this machine. Each says what it found and exits with 1 when that must not be.
// They need Debian's haproxy, faketime for `clock`, pgbouncer for `pooler` and `pooler-restart`, and etcd-server, patroni, python3-etcd and postgresql for `failover`, and
// postgresql for `restore`.

import type { Judgement } from './clients/judge.ts'
import { compromisedKeys } from './compromised-keys.ts'
import { withDatabase } from './database.ts'
import { disable } from './disable/disable.ts'
import { databaseRestart } from './fail-over/database-restart.ts'
import { drain } from './fail-over/drain.ts'
import { fullDisk } from './fail-over/full-disk.ts'
import { keyServiceAway } from './fail-over/key-service.ts'
import { mailServerAway } from './fail-over/mail-server.ts'
import { nodeLoss } from './fail-over/node-loss.ts'
import { objectStorageAway } from './fail-over/object-storage.ts'
import { poolerRestart } from './fail-over/pooler-restart.ts'
import { primaryLoss } from './fail-over/primary-loss.ts'
import { keepResult } from './fail-over/results.ts'
import type { RowName } from './fail-over/rows.ts'
import { skewedClock } from './fail-over/skewed-clock.ts'
import { moveUnderLoad } from './move.ts'
import { pooler } from './pooler.ts'
import { restoreUnderLoad } from './restore.ts'
import { rollingUpgrade } from './rolling-upgrade.ts'
import { pushToScimmy } from './scimmy/scimmy.ts'
import { upgradeAndBack } from './upgrade-and-back.ts'

type Drill = () => Promise<{ passed: boolean }>

/** Each is a row of the table in docs/guides/fail-over.md. */
const failingOver: Record<RowName, () => Promise<Judgement>> = {
  'node-loss': () => withDatabase(nodeLoss),
  drain: () => withDatabase(drain),
  'database-restart': () => withDatabase(databaseRestart('fast')),
  'database-crash': () => withDatabase(databaseRestart('immediate')),
  failover: primaryLoss,
  'pooler-restart': () => withDatabase(poolerRestart),
  'full-disk': fullDisk,
  'key-service': () => withDatabase(keyServiceAway),
  'object-storage': () => withDatabase(objectStorageAway),
  'mail-server': () => withDatabase(mailServerAway),
  clock: () => withDatabase(skewedClock),
}

const drills: Record<string, Drill> = {
  ...Object.fromEntries(Object.entries(failingOver).map(([name, work]) => [name, keeping(name, work)])),
  upgrade: () => withDatabase(({ url }) => upgradeAndBack(url)),
  previous: () => withDatabase(({ url }) => rollingUpgrade(url)),
  keys: () => withDatabase(({ url }) => compromisedKeys(url)),
  pooler: () => withDatabase(({ url }) => pooler(url)),
  restore: restoreUnderLoad,
  scimmy: () => withDatabase(({ url }) => pushToScimmy(url)),
  disable: () => withDatabase(({ url }) => disable(url)),
  move: () => withDatabase(({ url }) => moveUnderLoad(url)),
}

const [name = ''] = process.argv.slice(2)
const drill = drills[name]
if (drill === undefined) {
  console.error(`Give one of: ${Object.keys(drills).join(', ')}.`)
  process.exitCode = 1
} else {
  const report = await drill()
  console.log(JSON.stringify(report, undefined, 2))
  process.exitCode = report.passed ? 0 : 1
}

/** What was measured is kept if nothing was wrong. */
function keeping(name: string, work: () => Promise<Judgement>): Drill {
  return async () => {
    const judgement = await work()
    const passed = judgement.faults.length === 0
    if (passed) await keepResult(name, judgement)
    return { ...judgement, passed }
  }
}
