import { useState } from 'react'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Shown } from '../../ui/states.tsx'

/** Checks that no entry of the log was changed or removed. */
export function Verification() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Verify</Button>
      <Dialog
        title="Verify the log"
        description="Each entry carries a hash of the one before it."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <Result />
        <Button onClick={() => setOpen(false)}>Close</Button>
      </Dialog>
    </>
  )
}

function Result() {
  const read = useRead('GET /operator_log/verification', {})
  return (
    <Shown of={read} rows={1}>
      {({ entries, intact, fault }) => (
        <p>{intact ? `All ${entries} entries are intact.` : `The log was changed. ${fault ?? ''}`}</p>
      )}
    </Shown>
  )
}
