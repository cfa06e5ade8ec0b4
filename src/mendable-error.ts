import { PackagedPostgresError } from './packaged-postgres/index.ts'
import { ConfigError } from './platform/config-error.ts'
import { connectionCure, rootOf } from './platform/db/connection-cures.ts'
import { DatabaseUnavailable } from './platform/db/database-unavailable.ts'
import { errorCode, errorMessage } from './platform/error-code.ts'

const packagedCure =
  'It is the packaged database, and this machine may be too busy for it. Try again; if that does not help, see postgres.log in GATEHOUSE_DATA_DIR (.data).'

/** The settings themselves may be what could not be read. */
function isPackaged(): boolean {
  return (process.env.DATABASE_URL ?? '') === '' && (process.env.DATABASE_URL_FILE ?? '') === ''
}

/**
 * The message of an error that an operator can fix; `undefined` for anything else, which is logged with its stack
 * trace.
 */
export function mendableError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseUnavailable)
    return `The database does not answer: ${errorMessage(rootOf(error))}. ${isPackaged() ? packagedCure : connectionCure(error)}`
  const isMendable =
    error instanceof ConfigError ||
    error instanceof PackagedPostgresError ||
    errorCode(error)?.startsWith('ERR_PARSE_ARGS')
  return isMendable ? error.message : undefined
}
