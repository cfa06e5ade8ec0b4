import { useSearch } from '@tanstack/react-router'
import { ObjectField } from '../../shell/object-field.tsx'
import { OrganizationLink, UserLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'

/** Users and organizations for which the flag is on. */
export function Targets({ slug }: { slug: string }) {
  const { list, ...cursors } = useSearch({ from: '/$environment/feature-flags/$slug' })
  const read = useRead('GET /feature-flags/{slug}/targets', {
    path: { slug },
    query: { ...(list === undefined ? cursors : {}), limit: 50 },
  })
  const remove = useChange('DELETE /feature-flags/{slug}/targets/{resourceId}')
  return (
    <Card title="Targets" actions={<AddTarget slug={slug} />}>
      <List
        label="Users and organizations"
        read={read}
        keyOf={({ id }) => id}
        place={{ list: undefined }}
        empty={<Note>No targets yet.</Note>}
        columns={[
          { name: 'Target', cell: ({ id, type }) => <Target id={id} type={type} /> },
          { name: 'Kind', cell: ({ type }) => (type === 'organization' ? 'Organization' : 'User') },
          {
            name: 'Action',
            cell: ({ id }) => (
              <Act change={remove} input={{ path: { slug, resourceId: id } }} done="Removed the target.">
                Remove
              </Act>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Target({ id, type }: { id: string; type: string }) {
  return type === 'organization' ? <OrganizationLink isRow id={id} /> : <UserLink isRow id={id} />
}

function AddTarget({ slug }: { slug: string }) {
  const add = useChange('POST /feature-flags/{slug}/targets/{resourceId}')
  return (
    <FormDialog
      trigger="Add target"
      title="Add a target"
      action="Add target"
      change={add}
      toInput={(values) => ({ path: { slug, resourceId: values.text('resourceId') } })}
      done={() => 'Added the target.'}
    >
      <ObjectField
        name="resourceId"
        label="User or organization"
        types={['organization', 'user']}
        hint="A part of the name or email, or an id."
      />
    </FormDialog>
  )
}
