import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Sends the events since a time again, after an outage. */
export function Replay({ endpoint }: { endpoint: string }) {
  const [isOpen, setOpen] = useState(false)
  const replay = useChange('POST /webhook_endpoints/{id}/replay')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Replay</Button>
      <Dialog
        title="Replay events"
        description="Sends every event of this endpoint since then again. Your application gets them with their former ids."
        isOpen={isOpen}
        onClose={close}
      >
        <Form
          action="Replay"
          busy={replay.isPending}
          failure={replay.error}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) => {
            const since = new Date(values.text('since'))
            replay.mutate(
              {
                path: { id: endpoint },
                // What is no time is refused by the server, in words.
                body: { since: Number.isNaN(since.getTime()) ? values.text('since') : since.toISOString() },
              },
              {
                onSuccess: ({ deliveries }) => {
                  announce(`Sending ${deliveries} ${deliveries === 1 ? 'event' : 'events'} again.`)
                  close()
                },
              },
            )
          }}
        >
          <TextField name="since" type="datetime-local" label="Since" hint="In your own time zone." />
        </Form>
      </Dialog>
    </>
  )
}
