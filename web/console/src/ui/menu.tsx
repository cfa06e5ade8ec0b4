import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import styles from './menu.module.css'

export interface MenuItem {
  /** Where several have one text. */
  id?: string
  text: string
  isChosen?: boolean
  onChoose: () => void
}

/** A button that opens a list of actions. Arrow keys go through them, letters jump to them. */
export function Menu({
  label,
  trigger,
  note,
  items,
}: {
  label: string
  trigger: ReactNode
  /** Above the items. */
  note?: ReactNode
  items: readonly MenuItem[]
}) {
  return (
    <Base.Root>
      <Base.Trigger className={styles.trigger ?? ''}>
        <span className="visually-hidden">{`${label}: `}</span>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" style={{ zIndex: 25 }}>
          <Base.Popup className={styles.popup ?? ''}>
            {note === undefined ? null : <div className={styles.note}>{note}</div>}
            {items.map(({ text, id = text, isChosen, onChoose }) => (
              <Base.Item key={id} className={styles.item ?? ''} onClick={onChoose}>
                {text}
                {isChosen === true ? ' ✓' : ''}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
