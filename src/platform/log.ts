import { type Logger, type LoggerOptions, pino, stdSerializers } from 'pino'
import { DatabaseUnavailable, isConnectionLoss } from './db/database-unavailable.ts'
import { isExhausted } from './db/exhausted.ts'
import { isRecord, recordOf } from './records.ts'
import { isSecretName, redacted, type SecretNames } from './secrets.ts'
import { noTraces, type Traces } from './traces/traces.ts'

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
  readonly #ids: { readonly reqId: string; readonly trace_id?: string }

  /** @param traceId of its trace, if it has one. */
  constructor(log: Log, reqId: string, traceId?: string) {
    this.#log = log
    this.#ids = traceId === undefined ? { reqId } : { reqId, trace_id: traceId }
  }

  debug(fields: object, message: string): void {
    this.#log.debug({ ...this.#ids, ...fields }, message)
  }

  info(fields: object, message: string): void {
    this.#log.info({ ...this.#ids, ...fields }, message)
  }

  warn(fields: object, message: string): void {
    this.#log.warn({ ...this.#ids, ...fields }, message)
  }

  error(fields: object, message: string): void {
    this.#log.error({ ...this.#ids, ...fields }, message)
  }
}

/**
 * JSON lines on standard output.
 *
 * @param secretNames members whose values are never written, at any depth.
 * @param traces whose current trace each line names.
 */
export function createLog(
  level: string,
  secretNames: SecretNames,
  destination?: { write(line: string): void },
  traces: Traces = noTraces,
): Logger {
  const sample = sampleOutages()
  const options: LoggerOptions = {
    level,
    base: null,
    formatters: { log: (fields) => recordOf(withoutSecrets(fields, secretNames)) },
    // An error is described by then.
    serializers: { err: (described: unknown) => described },
    ...(traces.isOn ? { mixin: () => traceFields(traces) } : {}),
    hooks: {
      logMethod(args, method) {
        const { err } = recordOf(args[0])
        if (err instanceof DatabaseUnavailable || isConnectionLoss(err) || isExhausted(err))
          sample(err, (...line) => method.apply(this, line))
        else method.apply(this, args)
      },
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** The name is that of OpenTelemetry, by which collectors find the lines of a trace. */
function traceFields(traces: Traces): { trace_id?: string } {
  const span = traces.current()
  return span === undefined ? {} : { trace_id: span.traceId }
}

/**
 * While the database is unavailable, or has no room, everything fails for the same reason: one line in this time says so, with a count.
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

/** What is deeper pino does not write. */
const deepest = 6

function withoutSecrets(value: unknown, names: SecretNames, name = '', depth = 0): unknown {
  if (value instanceof Error) return describeError(value)
  if (isRecord(value) && !('toJSON' in value)) {
    if (depth === deepest) return undefined
    if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, names, name, depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([member, of]) => [member, withoutSecrets(of, names, member, depth + 1)]),
    )
  }
  return value !== null && value !== undefined && isSecretName(name, names) ? redacted : value
}

/**
 * What helps to find the cause, without data: PostgreSQL quotes values in `detail`, and libraries attach whole
 *   requests to errors. The member is not called `code`, because one-time codes are redacted under that name.
 */
function describeError(error: Error) {
  const { type, message, stack } = stdSerializers.err(error)
  const { code, constraint, table } = recordOf(error)
  return { type, message, stack, error_code: code, constraint, table }
}
