import { type Logger, pino, stdSerializers } from 'pino'

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

/** JSON lines on standard output. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const paths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  const options = { level, base: null, redact: { paths, censor: '[redacted]' }, serializers: { err: describeError } }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/**
 * What helps to find the cause, and nothing of the data: PostgreSQL quotes values in `detail`, libraries hang whole requests
 * on their errors. The code is named so that it is not taken for a one-time code.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  return { type, message, stack, error_code: code, constraint, table }
}
