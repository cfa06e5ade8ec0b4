import type { Reader } from '#pages/kit/index.ts'
import { type Exchange, redactExchange, type SsoSessionRow } from '#sso/sso-sessions/index.ts'
import { causeOf } from '../causes/cause.ts'
import { type Connection, pathOf } from '../connection.ts'
import type { AttemptProps } from './attempt.tsx'
import type { AttemptView } from './attempt-rows.tsx'

/** The cause of a failure is in the language of the reader, if there is a text for it. */
export function attemptView(reader: Reader, connection: Connection, row: SsoSessionRow): AttemptView {
  return {
    url: `${pathOf(connection, 'attempts')}/${row.id}`,
    at: row.created_at,
    email: row.email,
    state: row.state,
    isTest: row.origin === 'test',
    cause: causeOf(reader, connection.row.connection_type, row),
  }
}

/** Personal data is shown to the person it describes only: in a test, that is the administrator. */
export function tracedAttempt(
  reader: Reader,
  connection: Connection,
  row: SsoSessionRow & { exchange: Exchange | null },
): Omit<AttemptProps, 'page' | 'backUrl'> {
  const isHidden = row.origin !== 'test'
  const cause = causeOf(reader, connection.row.connection_type, row)
  const exchange = row.exchange && redactExchange(row.exchange, !isHidden)
  return {
    id: row.id,
    email: row.email,
    state: row.state,
    origin: row.origin,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    failure:
      cause === null
        ? undefined
        : {
            reason: row.failure_reason ?? '',
            cause,
            details: Object.entries(row.failure_details ?? {}).map(([name, value]) => [name, textOf(value)]),
          },
    // A sign-in that began at the provider, or whose request could not be made, was not sent there.
    steps: exchange?.request == null ? row.steps.map(asBegun) : row.steps,
    exchange: {
      request: readable(exchange?.request),
      response: readable(exchange?.response),
      attributes: exchange?.attributes == null ? null : JSON.stringify(exchange.attributes, undefined, 2),
    },
    isHidden,
  }
}

function asBegun({ name, at }: SsoSessionRow['steps'][number]): AttemptProps['steps'][number] {
  return { name: name === 'started' ? 'begun' : name, at }
}

function textOf(value: string | number | readonly string[]): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** An element a line: providers send it without breaks. */
function readable(message: string | null | undefined): string | null {
  return message?.replaceAll(/>\s*</g, '>\n<') ?? null
}
