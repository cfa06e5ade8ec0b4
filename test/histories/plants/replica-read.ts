import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { PatroniCluster } from '#test/drills/fail-over/patroni.ts'

/** What the build has, and what the patched one has in its place. */
const patches: readonly [string, string][] = [
  [
    'new PipelinedReader(options,shares.readers',
    'new PipelinedReader({...options,isPooled:true,url:process.env.PLANTED_READS_URL},shares.readers',
  ],
  // The replica takes no changes: single statements that make one go where lists go.
  [
    'work.kind==="request"?reader:listReader',
    '{query:(asked,of)=>(of.kind==="request"&&asked.form.isRead?reader:listReader).query(asked,of)}',
  ],
]

/** Servers whose reads go to the replica. */
export const readingReplica = {
  patches,
  settings: async (cluster: PatroniCluster) => ({
    PLANTED_READS_URL: cluster.url((await replicaOf(cluster)).port),
  }),
}

async function replicaOf(cluster: PatroniCluster) {
  const primary = await cluster.primary()
  const replica = cluster.nodes.find((node) => node !== primary)
  if (replica === undefined) throw new Error('There is no replica.')
  return replica
}

/** Holds the replica back: most of the time it applies nothing. @returns a function that ends it */
export async function holdBack(cluster: PatroniCluster): Promise<() => Promise<void>> {
  const { port } = await replicaOf(cluster)
  const client = new Client({ connectionString: cluster.superuserUrl(port) })
  client.on('error', () => undefined)
  await client.connect()
  let isOver = false
  const holding = (async () => {
    while (!isOver) {
      await client.query('select pg_wal_replay_pause()')
      await delay(400)
      await client.query('select pg_wal_replay_resume()')
      await delay(50)
    }
    await client.end()
  })()
  return () => {
    isOver = true
    return holding
  }
}
