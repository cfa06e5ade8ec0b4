import { groupBy } from '../generate/group-by.ts'
import type { Drift } from './drift.ts'
import type { PlaceOf } from './places.ts'

/** The points as text: under each subject what differs, and the file of ours that it concerns. */
export function report(title: string, drifts: readonly Drift[], placeOf: PlaceOf): string {
  const subjects = [...groupBy(drifts, ({ subject }) => subject)].map(([subject, points]) => {
    const name = points.find(({ ours }) => ours !== undefined)?.ours
    const place = name === undefined ? undefined : (placeOf(name) ?? name)
    return [`  ${subject}${place === undefined ? '' : `  ${place}`}`, ...points.map(({ what }) => `    ${what}`)].join(
      '\n',
    )
  })
  const count = (kind: Drift['kind']) => drifts.filter((drift) => drift.kind === kind).length
  const figures = `${count('operation')} operations, ${count('member')} members and values, ${count('event')} events`
  return [`${title}: ${drifts.length === 0 ? 'nothing differs' : figures}`, ...subjects].join('\n')
}
