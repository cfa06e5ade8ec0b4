import { useEffect } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './branding.module.css'
import { undoMs } from './former.ts'

/** Takes back what was just published, for ten minutes. */
export function UndoNotice({
  at,
  busy,
  onUndo,
  onEnd,
}: {
  at: number
  busy: boolean
  onUndo: () => void
  onEnd: () => void
}) {
  useEffect(() => {
    const timer = setTimeout(onEnd, at + undoMs - Date.now())
    return () => clearTimeout(timer)
  }, [at, onEnd])
  return (
    <div className={styles.notice} role="status">
      <span>Published. Pages and emails have the new look from now on.</span>
      <Button busy={busy} onClick={onUndo}>
        Undo
      </Button>
    </div>
  )
}
