import { errorCode } from '../error-code.ts'
import { ConnectionSilent } from './silence.ts'

/**
 * PostgreSQL is unreachable, starting or stopping, read-only, out of connections, or stopped answering during a
 * statement.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  /** Whether the change may have been made: unknown, since the answer was lost. */
  readonly mayBeDone: boolean

  constructor(message: string, mayBeDone: boolean, cause: unknown) {
    super(message, { cause })
    this.mayBeDone = mayBeDone
  }
}

/** For `.catch()` of a connection: nothing was sent, so a retry is safe. */
export function unavailable(cause: unknown): never {
  throw new DatabaseUnavailable('No connection to the database could be had.', false, cause)
}

/** For `.catch()` of a statement in a transaction, which cannot have committed without its commit. */
export function onUncommittedLoss(error: unknown): never {
  if (!(error instanceof DatabaseUnavailable) || !error.mayBeDone) throw error
  throw new DatabaseUnavailable(error.message, false, error.cause)
}

/** For `.catch()` of a statement: distinguishes a lost connection from an error of the database. */
export function onConnectionLoss(error: unknown): never {
  if (!isConnectionLoss(error)) throw error
  throw new DatabaseUnavailable('The connection to the database was lost in the middle of a statement.', true, error)
}

/** Whether the connection failed, according to the driver or to PostgreSQL when it ends a connection. */
export function isConnectionLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = errorCode(error) ?? ''
  return (
    error instanceof ConnectionSilent ||
    lossCodes.has(code) ||
    code.startsWith('08') ||
    driverMessage.test(error.message)
  )
}

/** `read_only_sql_transaction`: the server was a primary when it was connected to, and no longer is. */
export const readOnlyTransaction = '25006'

const lossCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // `admin_shutdown`, `crash_shutdown`, `cannot_connect_now`, `idle_in_transaction_session_timeout`
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  readOnlyTransaction,
])

/** The driver gives these errors no code. */
const driverMessage =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/
