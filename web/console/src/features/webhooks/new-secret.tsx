import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Shows the secret of an endpoint once. */
export function NewSecret({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      title="Secret of the endpoint"
      description="Your application verifies deliveries with it. Copy it now and keep it secret. You won't see it again."
      isOpen={secret !== undefined}
      onClose={onClose}
    >
      <div>
        <Copy value={secret ?? ''} label="Copy secret" />
      </div>
      <Button onClick={onClose}>Done</Button>
    </Dialog>
  )
}
