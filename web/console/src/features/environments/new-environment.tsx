import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { sessionQuery } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'

/** Makes an environment and shows its first key once. */
export function NewEnvironment({ system }: { system: string }) {
  const [isOpen, setOpen] = useState(false)
  const client = useQueryClient()
  const create = useChange('POST /environments', { environment: system })
  const close = (): void => {
    setOpen(false)
    create.reset()
  }
  return (
    <>
      <Button change={create} look="primary" onClick={() => setOpen(true)}>
        Create environment
      </Button>
      <Dialog
        title={create.data === undefined ? 'Create an environment' : create.data.name}
        description={
          create.data === undefined
            ? 'It has its own users, keys and settings.'
            : "This is its first API key. Copy it now and keep it secret. You won't see it again."
        }
        isOpen={isOpen}
        onClose={close}
      >
        {create.data === undefined ? (
          <Form
            action="Create environment"
            change={create}
            secondary={<Button onClick={close}>Cancel</Button>}
            onSubmit={(values) =>
              create.mutate(
                {
                  body: {
                    name: values.text('name'),
                    kind: values.text('kind') === 'production' ? 'production' : 'sandbox',
                  },
                },
                { onSuccess: () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }) },
              )
            }
          >
            <TextField name="name" label="Name" />
            <ChoiceField
              name="kind"
              label="Kind"
              options={[
                { value: 'sandbox', text: 'Sandbox' },
                { value: 'production', text: 'Production' },
              ]}
            />
          </Form>
        ) : (
          <>
            <Copy value={create.data.api_key} label="Copy API key" />
            <Button onClick={close}>Done</Button>
          </>
        )}
      </Dialog>
    </>
  )
}
