import { useEffect, useState } from 'react'
import styles from './copy.module.css'
import { Icon } from './icon.tsx'
import { announce } from './toasts.tsx'

/** An id, address or token that a press copies. */
export function Copy({
  value,
  label = 'Copy',
  shown = value,
}: {
  value: string
  label?: string
  /** In place of the value, where that stands beside it. */
  shown?: string
}) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1_500)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      announce('The browser did not allow copying. Select the text and copy it yourself.', 'error')
    }
  }
  return (
    <button
      type="button"
      className={styles.copy}
      onClick={copy}
      aria-label={shown === value ? `${label} ${value}` : label}
    >
      <span className={styles.text}>{shown}</span>
      <Icon name={isCopied ? 'check' : 'copy'} size={12} />
      <span className="visually-hidden" role="status">
        {isCopied ? 'Copied' : ''}
      </span>
    </button>
  )
}
