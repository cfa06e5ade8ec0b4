import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

export function NewPermission() {
  const [isOpen, setOpen] = useState(false)
  const create = useChange('POST /authorization/permissions')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={create} onClick={() => setOpen(true)}>
        Create permission
      </Button>
      <Dialog title="Create a permission" isOpen={isOpen} onClose={close}>
        <Form
          action="Create permission"
          change={create}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) =>
            create.mutate(
              { body: { name: values.text('name'), slug: values.text('slug') } },
              {
                onSuccess: ({ name }) => {
                  announce(`Created ${name}.`)
                  close()
                },
              },
            )
          }
        >
          <TextField name="name" label="Name" />
          <TextField name="slug" label="Slug" hint="Such as invoices:read. Tokens carry it. It cannot change later." />
        </Form>
      </Dialog>
    </>
  )
}
