import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'

const overlaps = [
  { value: '86400', text: 'In 24 hours' },
  { value: '3600', text: 'In an hour' },
  { value: '604800', text: 'In 7 days' },
  { value: '0', text: 'Now' },
] as const

/** Makes a new value for a key; the old one counts a while longer. */
export function RollKey({ id, name }: { id: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const roll = useChange('POST /environments/current/keys/{id}/roll')
  const close = (): void => {
    setOpen(false)
    roll.reset()
  }
  return (
    <>
      <Button change={roll} onClick={() => setOpen(true)}>
        Roll
      </Button>
      <Dialog
        title={`Roll ${name}`}
        description={
          roll.data === undefined
            ? 'You get a new key. Put it where the old one is before that ends.'
            : "Copy it now and keep it secret. You won't see it again."
        }
        isOpen={isOpen}
        onClose={close}
      >
        {roll.data === undefined ? (
          <Form
            action="Roll key"
            change={roll}
            secondary={<Button onClick={close}>Cancel</Button>}
            onSubmit={(values) =>
              roll.mutate({ path: { id }, body: { overlap_seconds: Number(values.text('overlap_seconds')) } })
            }
          >
            <ChoiceField name="overlap_seconds" label="The old key ends" options={overlaps} />
          </Form>
        ) : (
          <>
            <Copy value={roll.data.value} label="Copy key" />
            <Button onClick={close}>Done</Button>
          </>
        )}
      </Dialog>
    </>
  )
}
