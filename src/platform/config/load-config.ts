import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomToken } from '../crypto/random.ts'
import { connectionLimits } from '../db/connection-shares.ts'
import { isLoopback } from '../loopback.ts'
import type { Config, Secrets } from './config.ts'
import { ConfigError } from './config-error.ts'

const developmentApiKey = 'sk_test_default'
const developmentClientId = 'client_test_default'

type Variables = Record<string, string | undefined>

/**
 * Derives the configuration from environment variables and refuses what would be unsafe: with `NODE_ENV=production`, or
 * on a host that is not loopback, the development defaults do not start.
 *
 * @throws ConfigError naming every fault at once.
 */
export function loadConfig(
  given: Variables,
  seedFile?: string,
): { config: Config; secrets: Secrets; clientId: string } {
  // Compose files and unit files pass variables on that are empty where nobody set them.
  const variables: Variables = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const host = variables.HOST ?? '127.0.0.1'
  const port = readPort(variables.PORT ?? '4100')
  const development = variables.NODE_ENV !== 'production' && isLoopback(host)
  const url = (variables.GATEHOUSE_URL ?? `http://localhost:${port}`).replace(/\/+$/, '')
  const dataDir = variables.GATEHOUSE_DATA_DIR ?? '.data'
  const apiKey = variables.GATEHOUSE_API_KEY ?? developmentApiKey
  const clientId = variables.GATEHOUSE_CLIENT_ID ?? developmentClientId
  const masterKeys = list(variables.GATEHOUSE_SECRET_KEY)

  const faults = [
    ...checkValues({ url, apiKey, clientId, masterKeys, variables }),
    ...(development ? [] : checkProduction({ url, apiKey, clientId, masterKeys, variables })),
  ]
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))

  const config: Config = {
    development,
    host,
    port,
    url,
    dataDir,
    databaseConnections: readConnections(variables.GATEHOUSE_DATABASE_CONNECTIONS),
    role: (variables.GATEHOUSE_ROLE ?? 'all') as Config['role'],
    drainSeconds: readDrain(variables.GATEHOUSE_DRAIN_SECONDS, development),
    rateLimits: variables.GATEHOUSE_RATE_LIMITS !== 'off',
    requestLog: variables.GATEHOUSE_REQUEST_LOG !== 'off',
    trustedProxies: list(variables.GATEHOUSE_TRUSTED_PROXIES),
    allowedNetworks: list(variables.GATEHOUSE_ALLOWED_NETWORKS),
    dnsServers: list(variables.GATEHOUSE_DNS_SERVERS),
    mailFrom: variables.MAIL_FROM ?? `Gatehouse <no-reply@${new URL(url).hostname}>`,
    logLevel: variables.LOG_LEVEL ?? 'info',
    eventRetentionDays: readDays('GATEHOUSE_EVENT_RETENTION_DAYS', variables, 90),
    deliveryRetentionDays: readDays('GATEHOUSE_DELIVERY_RETENTION_DAYS', variables, 30),
    breachedPasswordsFile: variables.BREACHED_PASSWORDS_FILE,
    ipLocationsFile: variables.IP_LOCATIONS_FILE,
    seedFile: seedFile ?? variables.GATEHOUSE_SEED,
  }
  const secrets: Secrets = {
    masterKeys: masterKeys.length > 0 ? masterKeys : [developmentMasterKey(dataDir)],
    databaseUrl: variables.DATABASE_URL,
    apiKey,
    smtpUrl: variables.SMTP_URL,
    sms: readSms(variables),
    metricsToken: variables.GATEHOUSE_METRICS_TOKEN,
  }
  return { config, secrets, clientId }
}

interface Given {
  url: string
  apiKey: string
  clientId: string
  masterKeys: string[]
  variables: Variables
}

function checkValues({ url, apiKey, clientId, masterKeys, variables }: Given): string[] {
  const faults: string[] = []
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    faults.push(
      `GATEHOUSE_URL is ${JSON.stringify(url)}. Set it to the public http(s) address, such as https://auth.example.com.`,
    )
  } else if (new URL(url).href !== `${new URL(url).origin}/`) {
    faults.push(
      `GATEHOUSE_URL is ${JSON.stringify(url)}. Give the address of a host alone: Gatehouse is served at its root.`,
    )
  }
  if (!/^sk_\w{8,200}$/.test(apiKey))
    faults.push('GATEHOUSE_API_KEY must start with sk_ and continue with 8 to 200 letters, digits or underscores.')
  if (!/^client_\w{4,100}$/.test(clientId))
    faults.push(
      'GATEHOUSE_CLIENT_ID must start with client_ and continue with 4 to 100 letters, digits or underscores.',
    )
  if (masterKeys.length > 2)
    faults.push('GATEHOUSE_SECRET_KEY takes at most two keys, separated by a comma: the new one, then the old one.')
  if (masterKeys.some((key) => key.length < 32)) {
    faults.push('GATEHOUSE_SECRET_KEY must have at least 32 characters. Make one with: openssl rand -base64 32')
  }
  const role = variables.GATEHOUSE_ROLE
  if (role !== undefined && !['all', 'api', 'worker'].includes(role))
    faults.push('GATEHOUSE_ROLE must be all, api or worker.')
  const limits = variables.GATEHOUSE_RATE_LIMITS
  if (limits !== undefined && !['on', 'off'].includes(limits)) faults.push('GATEHOUSE_RATE_LIMITS must be on or off.')
  const requestLog = variables.GATEHOUSE_REQUEST_LOG
  if (requestLog !== undefined && !['on', 'off'].includes(requestLog))
    faults.push('GATEHOUSE_REQUEST_LOG must be on or off.')
  const smsUrl = variables.SMS_WEBHOOK_URL
  if (smsUrl !== undefined && (!URL.canParse(smsUrl) || !/^https?:$/.test(new URL(smsUrl).protocol)))
    faults.push('SMS_WEBHOOK_URL must be the http(s) address that sends text messages.')
  if (smsUrl !== undefined && (variables.SMS_WEBHOOK_SECRET ?? '').length < 16)
    faults.push('SMS_WEBHOOK_SECRET must have at least 16 characters. Make one with: openssl rand -base64 32')
  const level = variables.LOG_LEVEL
  // Not trace, at which unreadable requests are written as they came.
  if (level !== undefined && !['debug', 'info', 'warn', 'error', 'fatal', 'silent'].includes(level))
    faults.push('LOG_LEVEL must be debug, info, warn, error, fatal or silent.')
  return faults
}

function checkProduction({ url, apiKey, clientId, masterKeys, variables }: Given): string[] {
  const faults: string[] = []
  if (variables.GATEHOUSE_URL === undefined)
    faults.push('GATEHOUSE_URL is not set. Set it to the public address, such as https://auth.example.com.')
  if (apiKey === developmentApiKey)
    faults.push(
      'GATEHOUSE_API_KEY is not set. Set it to a secret of your own, such as sk_live_ followed by the output of: openssl rand -hex 32',
    )
  if (clientId === developmentClientId)
    faults.push('GATEHOUSE_CLIENT_ID is not set. Set it to a client id of your own, such as client_acme.')
  if (masterKeys.length === 0)
    faults.push(
      'GATEHOUSE_SECRET_KEY is not set. Make one with: openssl rand -base64 32 — and keep it: without it the stored secrets cannot be read.',
    )
  if (variables.GATEHOUSE_RATE_LIMITS === 'off')
    faults.push('GATEHOUSE_RATE_LIMITS=off is for load tests and is refused in production.')
  if (URL.canParse(url) && new URL(url).protocol === 'http:' && !isLoopback(new URL(url).hostname)) {
    faults.push(`GATEHOUSE_URL is ${url}. A public address must use https.`)
  }
  return faults
}

function readSms({ SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret }: Variables): Secrets['sms'] {
  return url === undefined || secret === undefined ? undefined : { url, secret }
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new ConfigError(`PORT is ${JSON.stringify(text)}. Set it to a number from 0 to 65535.`)
}

function readConnections(text: string | undefined): number {
  const { usual, min, max } = connectionLimits
  const connections = Number(text ?? usual)
  if (Number.isInteger(connections) && connections >= min && connections <= max) return connections
  throw new ConfigError(
    `GATEHOUSE_DATABASE_CONNECTIONS is ${JSON.stringify(text)}. Set it to a number from ${min} to ${max}.`,
  )
}

/** Long enough for three checks of a load balancer; Kubernetes kills after 30 s unless told otherwise. */
function readDrain(text: string | undefined, development: boolean): number {
  const seconds = Number(text ?? (development ? 0 : 10))
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 600) return seconds
  throw new ConfigError(`GATEHOUSE_DRAIN_SECONDS is ${JSON.stringify(text)}. Set it to a number from 0 to 600.`)
}

/** A week at least: retries of webhooks go on for three days and need their event. */
function readDays(name: string, variables: Variables, usual: number): number {
  const days = Number(variables[name] ?? usual)
  if (Number.isInteger(days) && days >= 7 && days <= 3_650) return days
  throw new ConfigError(`${name} is ${JSON.stringify(variables[name])}. Set it to a number of days from 7 to 3650.`)
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Development makes a master key of its own and keeps it beside the data that is sealed with it. */
function developmentMasterKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomToken(43), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
