import { PackagedPostgresError } from './packaged-postgres/index.ts'
import { ConfigError } from './platform/config-error.ts'
import { DatabaseUnavailable } from './platform/db/database-unavailable.ts'
import { errorCode } from './platform/error-code.ts'

/**
 * The message of an error that an operator can fix; `undefined` for anything else, which is logged with its stack
 * trace.
 */
export function mendableError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseUnavailable)
    return `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`
  const isMendable =
    error instanceof ConfigError ||
    error instanceof PackagedPostgresError ||
    errorCode(error)?.startsWith('ERR_PARSE_ARGS')
  return isMendable ? error.message : undefined
}
