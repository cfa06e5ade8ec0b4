import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'

/** Makes a key and shows its value once. */
export function NewKey() {
  const [isOpen, setOpen] = useState(false)
  const create = useChange('POST /environments/current/keys')
  const close = (): void => {
    setOpen(false)
    create.reset()
  }
  return (
    <>
      <Button change={create} look="primary" onClick={() => setOpen(true)}>
        Create key
      </Button>
      <Dialog
        title={create.data === undefined ? 'Create a key' : `Key ${create.data.name}`}
        description={
          create.data === undefined
            ? 'It may do everything in this environment.'
            : "Copy it now and keep it secret. You won't see it again."
        }
        isOpen={isOpen}
        onClose={close}
      >
        {create.data === undefined ? (
          <Form
            action="Create key"
            change={create}
            secondary={<Button onClick={close}>Cancel</Button>}
            onSubmit={(values) => create.mutate({ body: { name: values.text('name') } })}
          >
            <TextField name="name" label="Name" hint="Where it is used, such as the name of a service." />
          </Form>
        ) : (
          <>
            <Copy value={create.data.value} label="Copy key" />
            <Button onClick={close}>Done</Button>
          </>
        )}
      </Dialog>
    </>
  )
}
