import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

export function NewRole() {
  const [isOpen, setOpen] = useState(false)
  const create = useChange('POST /authorization/roles')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={create} look="primary" onClick={() => setOpen(true)}>
        Create role
      </Button>
      <Dialog title="Create a role" isOpen={isOpen} onClose={close}>
        <Form
          action="Create role"
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
          <TextField name="slug" label="Slug" hint="What your code and tokens call it. It cannot change later." />
        </Form>
      </Dialog>
    </>
  )
}
