import { Client } from 'pg'
import type { Installation, InstallationOptions } from '../installation.ts'
import { holdBack, readingReplica } from './replica-read.ts'
import { startStaleCache } from './stale-cache.ts'
import { plantedTriggers } from './triggers.ts'

/** A fault that a run has to find. None of it is in the product. */
export interface Plant {
  /** In words, for the table. */
  readonly does: string
  /** The guarantees that it breaks. */
  readonly shows: readonly string[]
  /** Servers other than those of the product. */
  readonly servers?: Pick<InstallationOptions, 'settings'> & { readonly patches: readonly [string, string][] }
  /** @returns where clients call instead, if not at the servers. */
  plant(installation: Installation): Promise<{ urls?: readonly string[]; close(): Promise<void> }>
}

const nothing = { close: () => Promise.resolve() }

export const plants: Readonly<Record<string, Plant>> = {
  'stale-cache': {
    does: 'a proxy in front of one server repeats what it answered up to 3 s ago',
    shows: ['management keys', 'API keys', 'memberships', 'role assignments', 'feature flags', "agents' sessions"],
    async plant({ servers }) {
      const [first, second] = servers.map(({ url }) => url)
      const cache = await startStaleCache(second ?? '', 3_000)
      return { urls: [first ?? '', cache.url], close: cache.close }
    },
  },
  'replica-read': {
    does: 'a patched build reads from the replica, which applies changes half a second late',
    shows: ['management keys', 'API keys', 'memberships', 'role assignments', 'feature flags'],
    servers: readingReplica,
    plant: async ({ cluster }) => ({ close: await holdBack(cluster) }),
  },
  'second-spend': {
    does: 'PostgreSQL forgets that a code was spent',
    shows: ['codes'],
    plant: (installation) => plantTrigger(installation, 'second-spend'),
  },
  'lost-event': {
    does: 'PostgreSQL drops one event in ten',
    shows: ['event log'],
    plant: (installation) => plantTrigger(installation, 'lost-event'),
  },
}

async function plantTrigger({ databaseUrl }: Installation, plant: keyof typeof plantedTriggers) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(plantedTriggers[plant])
  await client.end()
  return nothing
}
