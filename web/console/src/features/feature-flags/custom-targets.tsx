import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Time } from '../../ui/time.tsx'

/** Things of the application, such as a workspace, for which the flag is on. */
export function CustomTargets({ slug }: { slug: string }) {
  const { list, ...cursors } = useSearch({ from: '/$environment/feature-flags/$slug' })
  const read = useRead('GET /feature-flags/{slug}/custom_targets', {
    path: { slug },
    query: { ...(list === 'own' ? cursors : {}), limit: 50 },
  })
  const remove = useChange('DELETE /feature-flags/{slug}/custom_targets/{type}/{id}')
  return (
    <Card title="Targets of your application" actions={<AddTarget slug={slug} />}>
      <List
        label="Own targets"
        read={read}
        keyOf={({ type, id }) => `${type} ${id}`}
        place={{ list: 'own' }}
        empty={<Note>None yet. Such as a workspace or a device, by the id that your application gives it.</Note>}
        columns={[
          { name: 'Type', cell: ({ type }) => <code>{type}</code> },
          { name: 'Id', cell: ({ id }) => <code>{id}</code> },
          { name: 'Added', cell: (target) => <Time value={target.created_at} /> },
          {
            name: 'Action',
            cell: ({ type, id }) => (
              <Act change={remove} input={{ path: { slug, type, id } }} done={`Removed ${id}.`}>
                Remove
              </Act>
            ),
          },
        ]}
      />
    </Card>
  )
}

function AddTarget({ slug }: { slug: string }) {
  const add = useChange('PUT /feature-flags/{slug}/custom_targets/{type}/{id}')
  return (
    <FormDialog
      trigger="Add own target"
      title="Add a target of your application"
      action="Add own target"
      change={add}
      toInput={(values) => ({ path: { slug, type: values.text('type'), id: values.text('id') } })}
      done={({ id }) => `Added ${id}.`}
    >
      <TextField name="type" label="Type" hint="Such as workspace." />
      <TextField name="id" label="Id" />
    </FormDialog>
  )
}
