import { type Logger, type LoggerOptions, pino, stdSerializers } from 'pino'
import { DatabaseUnavailable, isConnectionLoss } from './db/database-unavailable.ts'
import { recordOf } from './records.ts'

/** Member names whose values never reach the log, at any depth that we log. */
const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'new_password',
  'password_hash',
  'code',
  'code_verifier',
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'secret',
  'api_key',
  'value',
  'pending_authentication_token',
  'invitation_token',
  'password_reset_token',
]

/** What everything writes to. An error goes into `fields.err`. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Writes with the id of a request. pino's own child loggers do too, but making one takes 5 % of a short request. */
export class RequestLog implements Log {
  readonly #log: Log
  readonly #reqId: string

  constructor(log: Log, reqId: string) {
    this.#log = log
    this.#reqId = reqId
  }

  debug(fields: object, message: string): void {
    this.#log.debug({ reqId: this.#reqId, ...fields }, message)
  }

  info(fields: object, message: string): void {
    this.#log.info({ reqId: this.#reqId, ...fields }, message)
  }

  warn(fields: object, message: string): void {
    this.#log.warn({ reqId: this.#reqId, ...fields }, message)
  }

  error(fields: object, message: string): void {
    this.#log.error({ reqId: this.#reqId, ...fields }, message)
  }
}

/** JSON lines on standard output. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const paths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  const sample = sampleOutages()
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: describeError },
    hooks: {
      logMethod(args, method) {
        const { err } = recordOf(args[0])
        if (err instanceof DatabaseUnavailable || isConnectionLoss(err))
          sample(err, (...line) => method.apply(this, line))
        else method.apply(this, args)
      },
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/**
 * While the database is unavailable everything fails for the same reason: one line in this time says so, with a count.
 */
const outageLineMs = 10_000

function sampleOutages() {
  let heldBack = 0
  let isQuiet = false
  return function sample(error: Error, write: (fields: object, message: string) => void): void {
    heldBack += 1
    if (isQuiet) return
    isQuiet = true
    const cause = error.cause instanceof Error ? error.cause.message : undefined
    write({ failures: heldBack, reason: error.message, cause }, 'the database is unavailable')
    heldBack = 0
    const timer = setTimeout(() => {
      isQuiet = false
      if (heldBack > 0) {
        heldBack -= 1
        sample(error, write)
      }
    }, outageLineMs)
    timer.unref()
  }
}

/**
 * What helps to find the cause, without data: PostgreSQL quotes values in `detail`, and libraries attach whole
 *   requests to errors. The member is not called `code`, because one-time codes are redacted under that name.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  const { code, constraint, table } = recordOf(error)
  return { type, message, stack, error_code: code, constraint, table }
}
