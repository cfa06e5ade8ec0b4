// `npm run test:crash -- --kills 20`: the long form of the crash test, on a PostgreSQL server of its own with the settings
// of production, or on the one of DATABASE_URL, whose database has to be empty.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { runCrashTest } from './crash.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    life: { type: 'string', default: '3000' },
    writers: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-crash-'))
const external = process.env.DATABASE_URL
const postgres = external === undefined ? await startPackagedPostgres({ dataDir, log: () => undefined }) : undefined
try {
  const { faults, ...counts } = await runCrashTest({
    databaseUrl: external ?? postgres?.connectionString ?? '',
    kills: Number(values.kills),
    lifeMs: Number(values.life),
    writers: Number(values.writers),
    seed: Number(values.seed),
    log: console.log,
  })
  console.log({ ...counts, seed: Number(values.seed), faults: faults.length })
  for (const fault of faults.slice(0, 50)) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
}
