import { Link, useParams, useSearch } from '@tanstack/react-router'
import { ObjectFilter } from '../../shell/object-filter.tsx'
import { ObjectName } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { inWords } from '../../ui/in-words.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'
import { TargetFigures } from './figures.tsx'
import { ObjectDialog } from './object-dialog.tsx'
import { atTarget, ObjectState, objectStates } from './target-object.tsx'

const from = '/$environment/scim-targets/$target/'

/** What a target has of whom, and what it must still be told. */
export function ObjectsTab() {
  const { target: id } = useParams({ from })
  const { state, object, ...search } = useSearch({ from })
  const target = useRead('GET /scim_targets/{id}', { path: { id } })
  const isComparing = target.data?.is_reconciling ?? false
  const known = objectStates.find(({ value }) => value === state)?.value
  const read = useRead(
    'GET /scim_targets/{id}/objects',
    { path: { id }, query: { ...search, limit: 50, ...(known === undefined ? {} : { state: known }) } },
    { runs: ({ data }) => isComparing || data.some((each) => each.state === 'pending'), every: 30_000 },
  )
  return (
    <>
      <TargetFigures id={id} isComparing={isComparing} />
      <List
        label="Users and groups"
        read={read}
        keyOf={(each) => each.id}
        isFiltered={state !== undefined || search.object_id !== undefined}
        filters={
          <>
            <ChoiceFilter name="state" label="State" value={state} options={objectStates} />
            <ObjectFilter name="object_id" label="User or group id" type="user" value={search.object_id} />
          </>
        }
        empty={
          <Empty title="No one is pushed yet">
            Members of the organizations, roles and groups that are chosen under Settings are listed here, each with
            what was pushed.
          </Empty>
        }
        columns={[
          {
            name: 'Who',
            cell: ({ object_id: objectId }) => (
              <Link data-row to="." search={(current) => ({ ...current, object: objectId })}>
                <ObjectName id={objectId} />
              </Link>
            ),
          },
          { name: 'Type', cell: ({ type }) => inWords(type) },
          { name: 'State', cell: (each) => <ObjectState value={each.state} /> },
          { name: 'Why', cell: ({ last_error: error }) => error ?? <Missing /> },
          { name: 'Next attempt', cell: (each) => <MaybeTime value={each.next_attempt_at} /> },
          { name: 'At the target', cell: atTarget },
          { name: 'Pushed', cell: (each) => <MaybeTime value={each.pushed_at} /> },
        ]}
      />
      <ObjectDialog target={id} object={object} />
    </>
  )
}
