import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { keysOf } from '#platform/records.ts'
import { toWireEvent } from '../wire-event.ts'
import { baseUrlDescription, defineDestination } from './destination.ts'
import { send } from './send.ts'

const sites = {
  US1: 'datadoghq.com',
  US3: 'us3.datadoghq.com',
  US5: 'us5.datadoghq.com',
  EU1: 'datadoghq.eu',
  'US1-FED': 'ddog-gov.com',
  AP1: 'ap1.datadoghq.com',
} as const

/** By its HTTP log intake, which takes 1,000 entries and 5 MB at once. */
export const datadog = defineDestination({
  type: 'Datadog',
  name: 'Datadog',
  settings: Type.Object({
    region: Type.Enum(keysOf(sites), { description: 'The Datadog site.' }),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'The `ddsource` of each entry.' })),
    base_url: Type.Optional(Type.String({ maxLength: 2_000, description: baseUrlDescription })),
  }),
  secrets: Type.Object({ api_key: Type.String({ minLength: 1, maxLength: 500, ...secret }) }),
  limits: { events: 500, bytes: 4_000_000 },
  urls: ['base_url'],
  receivers: (settings) => [intakeOf(settings)],
  open: ({ system, settings, secrets }) => {
    const url = `${intakeOf(settings)}/api/v2/logs`
    return async (events) => {
      const entries = events.map((event) => ({
        message: toWireEvent(event),
        ddsource: settings.source ?? 'gatehouse',
        service: 'audit-logs',
      }))
      await send(system, {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'dd-api-key': secrets.api_key },
        body: JSON.stringify(entries),
      })
    }
  },
})

function intakeOf({ base_url, region }: { base_url?: string; region: keyof typeof sites }): string {
  return base_url ?? `https://http-intake.logs.${sites[region]}`
}
