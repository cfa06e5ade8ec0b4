import { type Static, Type } from 'typebox'
import {
  canBeSubscribedTo,
  checkEndpointUrl,
  createEndpoint,
  hasEndpoint,
  subscribableNames,
} from '#events/webhooks/index.ts'
import { defined } from '#platform/defined.ts'
import { suggestion } from '#platform/yaml/closest-word.ts'
import type { SeedFault } from '../seed-error.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const Endpoint = Entry({
  endpoint_url: Type.Optional(Type.String()),
  // The older name of it.
  url: Type.Optional(Type.String()),
  // Absent or empty for all events.
  events: Type.Optional(Type.Array(Type.String())),
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  enabled: Type.Optional(Type.Boolean()),
})
type Endpoint = Static<typeof Endpoint>

/**
 * Registered after everything else is committed, as in the emulator: an endpoint gets later events, not those of the
 * file itself.
 */
export const webhookEndpoints = defineSection({
  schema: Type.Array(Endpoint),
  check: (entries) => [...findTwins('webhookEndpoints', entries, 'endpoint_url'), ...entries.flatMap(checkMembers)],
  create: ({ tx }, entries) =>
    forEach(['webhookEndpoints'], entries, async (entry) => checkEndpointUrl(tx, toInput(entry).endpoint_url)),
  afterCommit: (seeding, entries) => forEach(['webhookEndpoints'], entries, (entry) => seedEndpoint(seeding, entry)),
})

async function seedEndpoint({ tx, done }: Seeding, entry: Endpoint): Promise<void> {
  const input = toInput(entry)
  const isKnown = await hasEndpoint(tx, input.endpoint_url)
  done('webhook endpoint', input.endpoint_url, isKnown ? 'left' : 'created')
  if (isKnown) return
  const { secret, enabled = true } = entry
  await createEndpoint(tx, input, {
    status: enabled ? 'enabled' : 'disabled',
    ...defined({ secret }),
  })
}

function toInput({ endpoint_url, url = '', events = [] }: Endpoint): { endpoint_url: string; events: string[] } {
  return { endpoint_url: endpoint_url ?? url, events: events.length === 0 ? [...subscribableNames] : events }
}

function checkMembers({ endpoint_url, url, events = [] }: Endpoint, i: number): SeedFault[] {
  const path = ['webhookEndpoints', i] as const
  const faults: SeedFault[] = events.flatMap((name, j) =>
    canBeSubscribedTo(name)
      ? []
      : [
          {
            path: [...path, 'events', j],
            message: `\`${name}\` is no event that webhooks send${suggestion(name, subscribableNames)}`,
          },
        ],
  )
  if (endpoint_url === undefined && url === undefined)
    faults.push({ path, message: `\`webhookEndpoints[${i}]\` has no \`endpoint_url\`` })
  return faults
}
