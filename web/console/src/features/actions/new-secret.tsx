import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Shows a secret once. */
export function NewSecret({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      title="Secret of the endpoint"
      description="It signs requests and answers. Copy it now and keep it secret. You won't see it again."
      isOpen={secret !== undefined}
      onClose={onClose}
    >
      <Copy value={secret ?? ''} label="Copy secret" />
      <Button onClick={onClose}>Done</Button>
    </Dialog>
  )
}
