import { writeFile } from 'node:fs/promises'
import { loadConfig } from '#platform/config/load-config.ts'
import { createLog } from '#platform/log.ts'
import { createApp } from '../src/app.ts'
import { catalog } from '../src/catalog.ts'
import { prepareDatabase } from '../src/system.ts'
import { measureCleanUps } from './grow/clean-ups.ts'
import { compare } from './grow/compare.ts'
import { drill, startMailServer } from './grow/drills.ts'
import { grow } from './grow/fill.ts'
import { measure } from './grow/measure.ts'
import { type Cleaned, type Drills, type Growth, isBounded, type Results, resultsPath } from './grow/results.ts'
import { isSizeName, type SizeName, sizes } from './grow/sizes.ts'

/**
 * `npm run grow -- SIZE`: fills the database in `DATABASE_URL`, which no one else uses meanwhile, with believable data. With
 * `--measure` it asks a database that was filled everything that the catalog can read, or only the operations whose ids begin with a
 * text, which it does not store; with `--against SIZE` it holds the
 * commonest calls against those in the smaller one in `SMALLER_DATABASE_URL`; with `--drill` it erases a person beside
 * sign-ins. `npm run grow -- clean-ups ROWS` fills the tables of an empty database with rows that are over, and cleans them up. The results go to `docs/performance`, from which
 * `npm run generate` makes the tables of `docs/development/growth.md`.
 */
const [name = '', flag, given = ''] = process.argv.slice(2)
const { DATABASE_URL: url, SMALLER_DATABASE_URL: smallerUrl } = process.env
if ((!isSizeName(name) && name !== 'clean-ups') || url === undefined) {
  console.error(
    `Usage: DATABASE_URL=postgres://… npm run grow -- ${Object.keys(sizes).join('|')} [--measure [OPERATION] | --against SIZE | --drill] or clean-ups ROWS [TABLE]`,
  )
  process.exit(2)
}

async function open(databaseUrl: string, settings: Record<string, string> = {}) {
  const { config, secrets } = loadConfig({
    GATEHOUSE_SECRET_KEY: 'a master key for a grown database that is long enough',
    GATEHOUSE_URL: 'http://localhost:4100',
    GATEHOUSE_RATE_LIMITS: 'off',
    GATEHOUSE_REQUEST_LOG: 'off',
    // Neither clean-up nor deliveries run beside it.
    GATEHOUSE_ROLE: 'api',
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    ...process.env,
    ...settings,
    DATABASE_URL: databaseUrl,
  })
  await prepareDatabase(databaseUrl)
  return createApp({
    config,
    secrets: { ...secrets, databaseUrl },
    log: createLog(config.logLevel, catalog.secretNames),
    statementSeconds: 3_600,
  })
}

const write = (
  file: SizeName | 'growth' | 'drills' | 'clean-ups',
  results: Results | Growth | Drills | readonly Cleaned[],
) => writeFile(resultsPath(file), `${JSON.stringify(results, null, 2)}\n`)

const mails = flag === '--drill' ? await startMailServer() : undefined
const app = await open(url, mails && { GATEHOUSE_ROLE: 'all', SMTP_URL: mails.url })
try {
  if (name === 'clean-ups') {
    const rows = Number(flag ?? 1_000_000)
    const cleaned = await measureCleanUps(app, url, { rows, only: given }, console.log)
    if (given === '') await write(name, cleaned)
  } else if (flag === '--measure') {
    const results = await measure(app, url, name, given, console.log)
    if (given === '') await write(name, results)
    if (!results.operations.every(isBounded)) process.exitCode = 1
  } else if (flag === '--against' && isSizeName(given) && smallerUrl !== undefined) {
    const small = { app: await open(smallerUrl), databaseUrl: smallerUrl, size: given }
    try {
      const calls = await compare(small, { app, databaseUrl: url, size: name }, console.log)
      await write('growth', { small: given, large: name, calls })
    } finally {
      await small.app.close()
    }
  } else if (mails !== undefined) {
    await write('drills', await drill(app, url, name, mails, console.log))
  } else {
    const began = performance.now()
    const grown = await grow(app, url, sizes[name], console.log)
    const seconds = Math.round((performance.now() - began) / 1_000)
    console.log(`Filled ${grown.environmentId} in ${seconds} s. Key: ${grown.apiKey}`)
  }
} finally {
  await app.close()
  await mails?.close()
}
