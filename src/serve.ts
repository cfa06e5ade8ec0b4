import { parseArgs } from 'node:util'
import { help } from './help.ts'
import { mendableError } from './mendable-error.ts'
import { migrateDatabase } from './migrations.ts'
import { startPackagedPostgres } from './packaged-postgres/index.ts'
import { loadConfig } from './platform/config/load-config.ts'
import { within } from './platform/deadline.ts'
import { createLog } from './platform/log.ts'
import { packageVersion } from './platform/package.ts'
import { openTraces } from './platform/traces/open-traces.ts'

/** Runs the server with the flags of the command line, or says why it doesn't start. */
export async function run(): Promise<void> {
  try {
    const { values: flags } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' }, seed: { type: 'string' } },
    })
    if (flags.help) console.log(help)
    else if (flags.version) console.log(packageVersion)
    else await serve(flags.seed)
  } catch (error) {
    const message = mendableError(error)
    console.error(message === undefined ? error : `Gatehouse did not start.\n\n${message}\n`)
    process.exit(1)
  }
}

/** Running requests have this long. Silent connections have timed out before. */
const closeWithinMs = 30_000

async function serve(seedFile: string | undefined): Promise<void> {
  const started = performance.now()
  const { config, secrets } = loadConfig(process.env, { seedFile })
  // What PostgreSQL says about itself are sentences, without members to leave out.
  const early = createLog(config.logLevel, new Set())
  const postgres =
    secrets.databaseUrl === undefined
      ? await startPackagedPostgres({ dataDir: config.dataDir, log: (message) => early.info(message) })
      : undefined
  const databaseUrl = secrets.databaseUrl ?? postgres?.connectionString ?? ''
  const address = { url: databaseUrl, directUrl: secrets.directDatabaseUrl }
  await migrateDatabase(address, early)
  // Loaded only now: most of what keeps a server from starting has been said, and help needs none of it.
  const [{ createApp }, { completeDatabase }, { catalog }, { banner }] = await Promise.all([
    import('./app.ts'),
    import('./system.ts'),
    import('./catalog.ts'),
    import('./banner.ts'),
  ])
  const traces = await openTraces(config)
  const log = createLog(config.logLevel, catalog.secretNames, undefined, traces)
  if (!config.development && secrets.smtpUrl === undefined)
    log.warn('SMTP_URL is not set: mails are stored and never sent, so no one gets a code, a link or an invitation.')
  await completeDatabase(address, log)
  const app = await createApp({ config, secrets: { ...secrets, databaseUrl }, log, traces })
  await app.listen()
  console.log(
    banner({
      config,
      version: packageVersion,
      clientId: config.clientId,
      apiKey: secrets.apiKey,
      notes: app.notes,
      seconds: (performance.now() - started) / 1_000,
    }),
  )

  let _stopping: Promise<void> | undefined
  const stop = () => {
    _stopping ??= end().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  async function end(): Promise<void> {
    await app.drain()
    await within(closeWithinMs, app.close())
    await postgres?.stop()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
