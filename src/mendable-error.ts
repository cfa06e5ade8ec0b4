import { PackagedPostgresError } from './packaged-postgres/index.ts'
import { ConfigError } from './platform/config-error.ts'
import { connectionCure, rootOf } from './platform/db/connection-cures.ts'
import { DatabaseUnavailable } from './platform/db/database-unavailable.ts'
import { errorCode, errorMessage } from './platform/error-code.ts'

/**
 * The message of an error that an operator can fix; `undefined` for anything else, which is logged with its stack
 * trace.
 */
export function mendableError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseUnavailable)
    return `The database does not answer: ${errorMessage(rootOf(error))}. ${connectionCure(error)}`
  const isMendable =
    error instanceof ConfigError ||
    error instanceof PackagedPostgresError ||
    errorCode(error)?.startsWith('ERR_PARSE_ARGS')
  return isMendable ? error.message : undefined
}
