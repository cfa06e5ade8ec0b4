import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

type Look = 'plain' | 'primary' | 'danger' | 'quiet'

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look
  /** It works: it says so, and cannot be pressed twice. */
  busy?: boolean
}

export function Button({ look = 'plain', busy = false, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], className)}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
    >
      {children}
      {busy ? '…' : null}
    </button>
  )
}

export function ButtonLink({ look = 'plain', className, ...rest }: LinkProps & { look?: Look; className?: string }) {
  return <Link {...rest} className={classes(styles.button, styles[look], className) ?? ''} />
}
