import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { Figure, Figures } from '../../ui/figures.tsx'
import { Shown } from '../../ui/states.tsx'

type Counted = Answer<'GET /scim_targets/{id}/figures'>

/** How much a target has, and how much it must still be told. */
export function TargetFigures({ id, isComparing }: { id: string; isComparing: boolean }) {
  const read = useRead(
    'GET /scim_targets/{id}/figures',
    { path: { id } },
    { runs: ({ waiting }) => isComparing || waiting > 0, every: 30_000 },
  )
  return (
    <Shown of={read} rows={2}>
      {(counted) => (
        <Figures label="At a glance">
          <Figure to="." search={{}} name="Users it has" value={shown(counted, counted.users)} />
          <Figure to="." search={{}} name="Groups it has" value={shown(counted, counted.groups)} />
          <Figure
            to="."
            search={counted.failed > 0 ? { state: 'failed' } : { state: 'pending' }}
            name="Waiting"
            value={shown(counted, counted.waiting)}
            note={counted.failed > 0 ? `${shown(counted, counted.failed)} failed` : 'none failed'}
            isFault={counted.failed > 0}
          />
        </Figures>
      )}
    </Shown>
  )
}

/** A figure ends where the server stops counting. */
function shown({ counted_to: end }: Counted, figure: number): string {
  return figure >= end ? `${end.toLocaleString()}+` : figure.toLocaleString()
}
