import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { toWireEvent } from '../wire-event.ts'
import { defineDestination } from './destination.ts'
import { send } from './send.ts'

/** By the HTTP Event Collector of a Splunk Cloud or Enterprise. */
export const splunk = defineDestination({
  type: 'Splunk',
  name: 'Splunk',
  settings: Type.Object({
    url: Type.String({
      maxLength: 2_000,
      description: 'The URL of the HTTP Event Collector. Without a path, `/services/collector/event` is used.',
    }),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'The `source` of each event.' })),
  }),
  secrets: Type.Object({ token: Type.String({ minLength: 1, maxLength: 500, ...secret }) }),
  limits: { events: 500, bytes: 800_000 },
  urls: ['url'],
  receivers: ({ url }) => [url],
  open: ({ system, settings, secrets }) => {
    const { origin, pathname, search } = new URL(settings.url)
    const url = pathname === '/' ? `${origin}/services/collector/event${search}` : settings.url
    return async (events) => {
      const entries = events.map((event) => ({
        event: toWireEvent(event),
        time: Date.parse(event.occurred_at),
        source: settings.source ?? 'gatehouse',
      }))
      await send(system, {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', authorization: `Splunk ${secrets.token}` },
        body: JSON.stringify(entries),
      })
    }
  },
})
