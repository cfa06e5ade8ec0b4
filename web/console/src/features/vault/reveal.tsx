import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Shows the present value, once the operator has proven who they are and said why. The log has both. */
export function RevealObject({ id }: { id: string }) {
  const reveal = useChange('GET /vault/v1/kv/{id}')
  return (
    <>
      <Button
        change={reveal}
        busy={reveal.isPending}
        onClick={() => reveal.mutate({ path: { id } }, { onError: ({ message }) => announce(message, 'error') })}
      >
        Reveal value
      </Button>
      <Value value={reveal.data?.value} onClose={reveal.reset} />
    </>
  )
}

/** Shows the value of a version, on the same conditions as {@link RevealObject}. */
export function RevealVersion({ id, version }: { id: string; version: string }) {
  const reveal = useChange('GET /vault/v1/kv/{id}/versions/{versionId}')
  return (
    <>
      <Button
        change={reveal}
        busy={reveal.isPending}
        aria-label={`Reveal version ${version}`}
        onClick={() =>
          reveal.mutate({ path: { id, versionId: version } }, { onError: ({ message }) => announce(message, 'error') })
        }
      >
        Reveal
      </Button>
      <Value value={reveal.data?.value} onClose={reveal.reset} />
    </>
  )
}

function Value({ value, onClose }: { value: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      title="Value"
      description="That you looked at it is in the operator log, with your reason."
      isOpen={value !== undefined}
      onClose={onClose}
    >
      <div>
        <Copy value={value ?? ''} label="Copy value" />
      </div>
      <Button onClick={onClose}>Close</Button>
    </Dialog>
  )
}
