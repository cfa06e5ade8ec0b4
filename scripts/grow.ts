import { loadConfig } from '#platform/config/load-config.ts'
import { createLog } from '#platform/log.ts'
import { createApp, prepareDatabase } from '../src/app.ts'
import { catalog } from '../src/catalog.ts'
import { grow } from './grow/fill.ts'
import { measure } from './grow/measure.ts'
import { sizes } from './grow/sizes.ts'

/**
 * `npm run grow -- SIZE [--measure]`: fills a new environment of the database in `DATABASE_URL` with believable data, and with
 * `--measure` prints how long the lists and searches of the console take in it.
 */
const [name = '', ...flags] = process.argv.slice(2)
const size = sizes[name]
const url = process.env.DATABASE_URL
if (size === undefined || url === undefined) {
  console.error(`Usage: DATABASE_URL=postgres://… npm run grow -- ${Object.keys(sizes).join('|')} [--measure]`)
  process.exit(2)
}
const { config, secrets } = loadConfig({
  GATEHOUSE_SECRET_KEY: 'a master key for a grown database that is long enough',
  GATEHOUSE_URL: 'http://localhost:4100',
  GATEHOUSE_RATE_LIMITS: 'off',
  GATEHOUSE_REQUEST_LOG: 'off',
  LOG_LEVEL: 'warn',
  ...process.env,
})
await prepareDatabase(url)
const app = await createApp({
  config,
  secrets: { ...secrets, databaseUrl: url },
  log: createLog(config.logLevel, catalog.secretNames),
  statementSeconds: 3_600,
})
try {
  const began = performance.now()
  const grown = await grow(app.system, size, console.log)
  console.log(
    `Filled ${grown.environmentId} in ${Math.round((performance.now() - began) / 1_000)} s. Key: ${grown.apiKey}`,
  )
  if (flags.includes('--measure')) {
    const followed = async () =>
      (
        await app.system.database.pool.query(
          'select 1 from event_cursors c, event_positions p where c.position < p.last',
        )
      ).rowCount === 0
    const counting = performance.now()
    while (!(await followed())) await new Promise((resolve) => setTimeout(resolve, 200))
    console.log(`Followers reached the end of the log ${Math.round((performance.now() - counting) / 1_000)} s later.`)
    console.log(`${''.padEnd(32)}     median        p95`)
    if (!(await measure(app, grown, console.log))) process.exitCode = 1
  }
} finally {
  await app.close()
}
