import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { takeRefusals } from '#platform/limit-refusals.ts'
import { withFewLabels } from './few-labels.ts'
import { addCounted } from './tallies.ts'

/** Adds what limits refused to the tallies of its environment; without one, to those of the operators' environment. */
async function writeRefusals(system: System): Promise<void> {
  const refused = takeRefusals(system)
  if (refused.length === 0) return
  await system.database.transaction(async (tx) => {
    const environments = await tx.many<{ id: string; kind: string }>(sql`
      select n.id, n.kind from environments n
      where n.id = any(${refused.flatMap(({ environmentId = [] }) => environmentId)}) or n.kind = 'system' order by n.id for key share`)
    const ofServer = environments.find(({ kind }) => kind === 'system')?.id
    const counted = refused.flatMap(({ environmentId, limit, network, hour, count }) => {
      const id = environments.find((each) => each.id === environmentId)?.id ?? ofServer
      if (id === undefined) return []
      return [{ environment_id: id, series: 'refusals', label: `${limit} ${network}`, hour: hour.toISOString(), count }]
    })
    await addCounted(tx, await withFewLabels(tx, counted))
  })
}

/** Writes the counts of refused requests every few seconds, for as long as the process serves. */
export function startRefusalWriter(system: System, everyMs = 5_000): { stop(): Promise<void> } {
  let turn = Promise.resolve()
  const takeTurn = () => {
    turn = turn.then(() =>
      writeRefusals(system).catch((err: unknown) => system.log.warn({ err }, 'refusals by limits were not counted')),
    )
  }
  const timer = setInterval(takeTurn, everyMs)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      takeTurn()
      return turn
    },
  }
}
