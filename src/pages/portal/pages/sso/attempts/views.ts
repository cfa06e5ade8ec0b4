import { type Exchange, redactExchange, type SsoSessionRow } from '../../../../../sso/sso-sessions/index.ts'
import type { AttemptProps } from './attempt.tsx'
import type { AttemptView } from './attempt-rows.tsx'

export function attemptView(baseUrl: string, row: SsoSessionRow): AttemptView {
  return {
    url: `${baseUrl}/attempts/${row.id}`,
    at: row.created_at,
    email: row.email,
    state: row.state,
    isTest: row.origin === 'test',
    message: row.failure_message,
  }
}

/** Values about a person are for themselves: whoever tests a connection sees their own. */
export function tracedAttempt(
  row: SsoSessionRow & { exchange: Exchange | null },
): Omit<AttemptProps, 'page' | 'backUrl'> {
  const isHidden = row.origin !== 'test'
  const exchange = row.exchange && redactExchange(row.exchange, !isHidden)
  return {
    id: row.id,
    email: row.email,
    state: row.state,
    origin: row.origin,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    failure:
      row.failure_reason === null
        ? undefined
        : {
            reason: row.failure_reason,
            message: row.failure_message ?? '',
            details: Object.entries(row.failure_details ?? {}).map(([name, value]) => [name, textOf(value)]),
          },
    steps: row.steps,
    exchange: {
      request: readable(exchange?.request),
      response: readable(exchange?.response),
      attributes: exchange?.attributes == null ? null : JSON.stringify(exchange.attributes, undefined, 2),
    },
    isHidden,
  }
}

function textOf(value: string | number | readonly string[]): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** An element a line: providers send it without breaks. */
function readable(message: string | null | undefined): string | null {
  return message?.replaceAll(/>\s*</g, '>\n<') ?? null
}
