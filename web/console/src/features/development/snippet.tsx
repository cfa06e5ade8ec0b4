import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/toasts.tsx'
import styles from './development.module.css'

/** Lines to paste into a terminal or a file. */
export function Snippet({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      announce('The browser did not allow copying. Select the text and copy it yourself.', 'error')
    }
  }
  return (
    <div className={styles.snippet}>
      <pre>{text}</pre>
      <Button onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
        <span className="visually-hidden"> {what}</span>
      </Button>
    </div>
  )
}
