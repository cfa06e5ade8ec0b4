import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** The people who look after an organization's identity provider; they hear of certificates that end. */
export function ItContacts({ organization }: { organization: string }) {
  const read = useRead('GET /organizations/{organization_id}/it_contacts', { path: { organization_id: organization } })
  const remove = useChange('DELETE /organizations/{organization_id}/it_contacts/{contact_id}')
  return (
    <Card title="IT contacts" actions={<AddContact organization={organization} />}>
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. They get a mail before a certificate ends.</Note>
          ) : (
            <Table
              label="IT contacts"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Email', cell: ({ email }) => email },
                { name: 'Added', cell: (contact) => <Time value={contact.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id, email }) => (
                    <Act
                      change={remove}
                      input={{ path: { organization_id: organization, contact_id: id } }}
                      done={`Removed ${email}.`}
                    >
                      Remove
                    </Act>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function AddContact({ organization }: { organization: string }) {
  const [isOpen, setOpen] = useState(false)
  const add = useChange('POST /organizations/{organization_id}/it_contacts')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add contact</Button>
      <Dialog title="Add an IT contact" isOpen={isOpen} onClose={close}>
        <Form
          action="Add contact"
          busy={add.isPending}
          failure={add.error}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) =>
            add.mutate(
              { path: { organization_id: organization }, body: { email: values.text('email') } },
              {
                onSuccess: ({ email }) => {
                  announce(`Added ${email}.`)
                  close()
                },
              },
            )
          }
        >
          <TextField name="email" type="email" label="Email" />
        </Form>
      </Dialog>
    </>
  )
}
