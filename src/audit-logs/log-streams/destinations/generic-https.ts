import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import type { AuditEvent } from '../../audit-events/index.ts'
import { toWireEvent, ulidOf } from '../wire-event.ts'
import { defineDestination } from './destination.ts'
import { send } from './send.ts'

/** What the client sets itself, or what would change how the body is read; in any case of letters. */
const reserved = [
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'te',
  'trailer',
  'upgrade',
  'keep-alive',
  'proxy-connection',
  'user-agent',
]
  .map((name) => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))
  .join('|')

/** Any address that takes JSON. */
export const genericHttps = defineDestination({
  type: 'GenericHttps',
  name: 'HTTPS',
  settings: Type.Object({
    url: Type.String({ maxLength: 2_000 }),
    format: Type.Optional(
      Type.Enum(['json', 'ndjson'], {
        description: '`json` (default) sends an array of events, `ndjson` one event per line (`application/x-ndjson`).',
      }),
    ),
    header_name: Type.Optional(
      Type.String({
        maxLength: 100,
        pattern: `^(?!(?:${reserved})$)[A-Za-z0-9-]+$`,
        description: 'The header with the credential. Default: `Authorization`.',
      }),
    ),
  }),
  secrets: Type.Object({
    header_value: Type.String({
      minLength: 1,
      maxLength: 2_000,
      pattern: '^[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?$',
      description: 'The whole value of the header, such as `Bearer …`.',
      ...secret,
    }),
  }),
  limits: { events: 500, bytes: 1_000_000 },
  urls: ['url'],
  receivers: ({ url }) => [url],
  open: ({ system, settings, secrets }) => {
    const isLines = settings.format === 'ndjson'
    return async (events) => {
      const body = isLines
        ? events.map((event) => `${JSON.stringify(toEntry(event))}\n`).join('')
        : JSON.stringify(events.map((event) => ({ ...toEntry(event), source: 'gatehouse' })))
      await send(system, {
        method: 'POST',
        url: settings.url,
        headers: {
          'content-type': isLines ? 'application/x-ndjson' : 'application/json',
          [settings.header_name ?? 'authorization']: secrets.header_value,
        },
        body,
      })
    }
  },
})

function toEntry(event: AuditEvent) {
  return { event: toWireEvent(event), keySuffix: ulidOf(event.id), timestamp: event.occurred_at }
}
