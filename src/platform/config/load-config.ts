import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { ConfigError } from '../config-error.ts'
import { randomToken } from '../crypto/random.ts'
import { databaseHost } from '../db/connection.ts'
import { connectionLimits, pooledLimits } from '../db/connection-shares.ts'
import { parseEmailAddress } from '../email-address.ts'
import { errorMessage, hasCode } from '../error-code.ts'
import { checkProduction } from './check-production.ts'
import { checkValues } from './check-values.ts'
import type { Config, Secrets } from './config.ts'
import { developmentApiKey, developmentClientId } from './development-defaults.ts'
import { modeOf } from './mode.ts'
import { readClusters } from './read-clusters.ts'
import { readCredentials, readStorage } from './read-storage.ts'
import { readTracing } from './read-tracing.ts'
import { readRequestRates } from './request-limits.ts'
import { createSettingsReader, type SettingsReader, type Variables } from './settings-reader.ts'

export interface LoadOptions {
  seedFile?: string | undefined
  /**
   * A command that works on the database and serves nothing needs no address and no key of the API, and makes no data
   * folder. Serves unless given.
   */
  serves?: boolean
}

/**
 * Derives the configuration from environment variables and refuses unsafe values: the server does not start with
 * development defaults in production.
 *
 * @throws ConfigError naming every fault at once.
 */
export function loadConfig(
  given: Variables,
  { seedFile, serves = true }: LoadOptions = {},
): { config: Config; secrets: Secrets } {
  const settings = createSettingsReader(given)
  const { text, integer, list } = settings
  const nodeEnv = settings.checked(
    'NODE_ENV',
    (value) => ['production', 'development', 'test'].includes(value),
    `is ${JSON.stringify(text('NODE_ENV'))}. Set it to production, development or test, or leave it unset.`,
  )
  const host = text('HOST') ?? '127.0.0.1'
  const port = integer('PORT', { usual: 4_100, min: 0, max: 65_535 })
  const url = (text('GATEHOUSE_URL') ?? `http://localhost:${port}`).replace(/\/+$/, '')
  const clusters = readClusters(settings)
  const mode = modeOf({ nodeEnv, host, url, databaseHost: readDatabaseHost(settings, 'DATABASE_URL') })
  const isPooled = readDatabaseHost(settings, 'DATABASE_DIRECT_URL') !== undefined
  if (isPooled && text('DATABASE_URL') === undefined)
    settings.faults.push(
      'DATABASE_DIRECT_URL is set without DATABASE_URL. Set DATABASE_URL to the address of the pooler; without a pooler, to the database, and remove DATABASE_DIRECT_URL.',
    )
  const requiresStandby = settings.choice('DATABASE_SYNCHRONOUS', ['required', 'off']) === 'required'
  if (requiresStandby && text('DATABASE_URL') === undefined)
    settings.faults.push(
      'DATABASE_SYNCHRONOUS is required without DATABASE_URL. The packaged database has no standby: set DATABASE_URL, or remove DATABASE_SYNCHRONOUS.',
    )
  const dataDir = text('GATEHOUSE_DATA_DIR') ?? '.data'
  const apiKey = text('GATEHOUSE_API_KEY') ?? developmentApiKey
  const clientId = text('GATEHOUSE_CLIENT_ID') ?? developmentClientId
  const masterKeys = list('GATEHOUSE_SECRET_KEY')
  const checked = { url, apiKey, clientId, masterKeys }

  const lists = checkValues(settings, checked)
  const aws = readCredentials(settings, 'GATEHOUSE_AWS')
  const findsAwsCredentials = settings.choice('GATEHOUSE_AWS_CREDENTIALS', ['default']) === 'default'
  if (findsAwsCredentials && aws !== undefined)
    settings.faults.push('GATEHOUSE_AWS_CREDENTIALS replaces GATEHOUSE_AWS_ACCESS_KEY_ID. Set one of them.')
  const storage = readStorage(settings, findsAwsCredentials)
  const retention = { usual: 90, min: 7, max: 3_650, unit: 'days' }
  const config: Config = {
    development: mode.development,
    host,
    port,
    url,
    clientId,
    dataDir,
    databaseConnections: integer('GATEHOUSE_DATABASE_CONNECTIONS', isPooled ? pooledLimits : connectionLimits),
    requiresStandby,
    role: settings.choice('GATEHOUSE_ROLE', ['all', 'api', 'worker']) ?? 'all',
    // Three checks of a load balancer. Kubernetes kills after 30 s by default.
    drainSeconds: integer('GATEHOUSE_DRAIN_SECONDS', { usual: mode.development ? 0 : 10, min: 0, max: 600 }),
    rateLimits: settings.choice('GATEHOUSE_RATE_LIMITS', ['on', 'off']) !== 'off',
    requestRates: readRequestRates(settings),
    requestLog: settings.choice('GATEHOUSE_REQUEST_LOG', ['on', 'off']) !== 'off',
    ...lists,
    storage: storage?.bucket,
    mailFrom: text('MAIL_FROM') ?? `Gatehouse <no-reply@${URL.canParse(url) ? new URL(url).hostname : ''}>`,
    // Not trace, at which unreadable requests are written as they came.
    logLevel: settings.choice('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'fatal', 'silent']) ?? 'info',
    slowStatementMs: integer('GATEHOUSE_SLOW_STATEMENT_MS', { usual: 1_000, min: 0, max: 600_000 }),
    slowRequestMs: integer('GATEHOUSE_SLOW_REQUEST_MS', { usual: 5_000, min: 0, max: 600_000 }),
    tracing: readTracing(settings),
    // A week at least: retries of webhooks go on for three days and need their event.
    eventRetentionDays: integer('GATEHOUSE_EVENT_RETENTION_DAYS', retention),
    deliveryRetentionDays: integer('GATEHOUSE_DELIVERY_RETENTION_DAYS', { ...retention, usual: 30 }),
    auditLogRetentionDays: integer('GATEHOUSE_AUDIT_LOG_RETENTION_DAYS', {
      usual: 365,
      min: 30,
      max: 36_500,
      unit: 'days',
    }),
    vaultVersionRetentionDays: integer('GATEHOUSE_VAULT_VERSION_RETENTION_DAYS', {
      usual: 36_500,
      min: 1,
      max: 36_500,
      unit: 'days',
    }),
    signingKeyDays: integer('GATEHOUSE_SIGNING_KEY_DAYS', { usual: 90, min: 1, max: 3_650, unit: 'days' }),
    auditLogHeads: settings.checked(
      'GATEHOUSE_AUDIT_LOG_HEADS',
      (value) => value === 'storage' || isAbsolute(value),
      'must be `storage`, or the absolute path of a file.',
    ),
    breachedPasswordsFile: text('BREACHED_PASSWORDS_FILE'),
    ipLocationsFile: text('IP_LOCATIONS_FILE'),
    vaultKeysFile: text('VAULT_KEYS_FILE'),
    findsAwsCredentials,
    seedFile: seedFile ?? text('GATEHOUSE_SEED'),
    firstOperator: settings.checked(
      'GATEHOUSE_FIRST_OPERATOR',
      (value) => parseEmailAddress(value) !== undefined,
      'must be an email address.',
    ),
  }
  const missing = mode.development ? [] : checkProduction(settings, { ...checked, serves })
  const why = missing.length > 0 && !mode.development && mode.why !== undefined ? [mode.why] : []
  const faults = [...settings.faults, ...why, ...missing]
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))

  const secrets: Secrets = {
    masterKeys: masterKeys.length > 0 ? masterKeys : [developmentMasterKey(dataDir, serves)],
    databaseUrl: text('DATABASE_URL'),
    directDatabaseUrl: text('DATABASE_DIRECT_URL'),
    clusters,
    apiKey,
    smtpUrl: text('SMTP_URL'),
    sms: readSms(text('SMS_WEBHOOK_URL'), text('SMS_WEBHOOK_SECRET')),
    metricsToken: text('GATEHOUSE_METRICS_TOKEN'),
    storageCredentials: storage?.credentials,
    aws,
  }
  return { config, secrets }
}

function readDatabaseHost({ text, faults }: SettingsReader, setting: string): string | undefined {
  const url = text(setting)
  try {
    return url === undefined ? undefined : databaseHost(url)
  } catch (error) {
    const reason = errorMessage(error)
    faults.push(
      `${setting} cannot be read: ${reason}. Set it to an address such as postgres://user:password@db.example.com:5432/gatehouse.`,
    )
    return undefined
  }
}

function readSms(url: string | undefined, secret: string | undefined): Secrets['sms'] {
  return url === undefined || secret === undefined ? undefined : { url, secret }
}

/** Development generates a master key and stores it next to the data that it seals. */
function developmentMasterKey(dataDir: string, serves: boolean): string {
  const file = join(dataDir, 'secret-key')
  // Without a key nothing is sealed yet, so any key works.
  if (!serves && !existsSync(file)) return randomToken(43)
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomToken(43), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw unusableFolder(dataDir, error)
  }
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw unusableFolder(dataDir, error)
  }
}

function unusableFolder(dataDir: string, error: unknown): ConfigError {
  return new ConfigError(`GATEHOUSE_DATA_DIR, ${dataDir}, cannot be used: ${errorMessage(error)}.`)
}
