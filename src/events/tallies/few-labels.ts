import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { mostLabels, otherLabel } from './series.ts'
import type { Tally } from './tallies.ts'

/**
 * Labels that would be too many in their hour, as one. Which they are depends on what was counted first. Where several processes
 * count at once, each may add some beyond the most.
 */
export async function withFewLabels(tx: Transaction, counted: readonly Tally[]): Promise<Tally[]> {
  if (counted.length === 0) return []
  const known = await tx.many<Omit<Tally, 'count'>>(sql`
    select t.environment_id, t.series, t.label, t.hour
    from (
      select distinct a.environment_id, a.series, a.hour
      from unnest(${counted.map((each) => each.environment_id)}::text[], ${counted.map(({ series }) => series)}::text[],
        ${counted.map(({ hour }) => hour)}::timestamptz[]) a (environment_id, series, hour)
    ) a join tallies t on t.environment_id = a.environment_id and t.series = a.series and t.hour = a.hour
    where t.label <> ${otherLabel}`)
  const labels = new Map<string, Set<string>>()
  const labelsOf = ({ environment_id, series, hour }: Omit<Tally, 'count' | 'label'>) => {
    const place = JSON.stringify([environment_id, series, new Date(hour).getTime()])
    const found = labels.get(place) ?? new Set<string>()
    labels.set(place, found)
    return found
  }
  for (const tally of known) labelsOf(tally).add(tally.label)
  return counted.map((tally) => {
    const given = labelsOf(tally)
    if (!given.has(tally.label) && given.size >= mostLabels) return { ...tally, label: otherLabel }
    given.add(tally.label)
    return tally
  })
}
