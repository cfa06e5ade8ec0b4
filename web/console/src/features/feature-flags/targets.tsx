import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ObjectField } from '../../shell/object-field.tsx'
import { OrganizationLink, UserLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Card } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { List } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { announce } from '../../ui/toasts.tsx'

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
  const [isOpen, setOpen] = useState(false)
  const add = useChange('POST /feature-flags/{slug}/targets/{resourceId}')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={add} onClick={() => setOpen(true)}>
        Add target
      </Button>
      <Dialog title="Add a target" isOpen={isOpen} onClose={close}>
        <Form
          action="Add target"
          change={add}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) =>
            add.mutate(
              { path: { slug, resourceId: values.text('resourceId') } },
              {
                onSuccess: () => {
                  announce('Added the target.')
                  close()
                },
              },
            )
          }
        >
          <ObjectField
            name="resourceId"
            label="User or organization"
            types={['organization', 'user']}
            hint="A part of the name or email, or an id."
          />
        </Form>
      </Dialog>
    </>
  )
}
