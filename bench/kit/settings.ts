import { loadConfig } from '#platform/config/load-config.ts'
import { createLog } from '#platform/log.ts'
import { catalog } from '../../src/catalog.ts'
import type { AppOptions } from '../../src/system.ts'

/** The environment variables of Gatehouse and of the limit. */
export interface Settings extends Record<string, string> {
  DATABASE_URL: string
  GATEHOUSE_SECRET_KEY: string
  GATEHOUSE_URL: string
  GATEHOUSE_RATE_LIMITS: 'off'
  GATEHOUSE_REQUEST_LOG: 'off'
  LOG_LEVEL: 'warn'
}

export function settingsFor(databaseUrl: string, connections?: number): Settings {
  return {
    ...(connections === undefined ? {} : { GATEHOUSE_DATABASE_CONNECTIONS: String(connections) }),
    DATABASE_URL: databaseUrl,
    GATEHOUSE_SECRET_KEY: 'a master key for benches that is long enough',
    GATEHOUSE_URL: 'http://localhost:4100',
    GATEHOUSE_RATE_LIMITS: 'off',
    GATEHOUSE_REQUEST_LOG: 'off',
    LOG_LEVEL: 'warn',
  }
}

/** What opens the product's system, without its server, under such settings. */
export function systemOptions(settings: Record<string, string | undefined>): AppOptions {
  const { config, secrets } = loadConfig(settings)
  const databaseUrl = secrets.databaseUrl ?? ''
  return {
    config,
    secrets: { ...secrets, databaseUrl },
    log: createLog(config.logLevel, catalog.secretNames),
  }
}
