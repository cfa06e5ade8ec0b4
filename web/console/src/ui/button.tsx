import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

type Look = 'plain' | 'primary' | 'danger' | 'quiet'

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look
  /** It works: it says so, and cannot be pressed twice. */
  busy?: boolean
  /** What it leads to. It is left out where the role of the operator does not permit that. */
  change?: { isAllowed: boolean }
}

export function Button({ look = 'plain', busy = false, change, children, className, ...rest }: ButtonProps) {
  if (change?.isAllowed === false) return null
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

export function ButtonLink({
  look = 'plain',
  change,
  className,
  ...rest
}: LinkProps & { look?: Look; className?: string; change?: ButtonProps['change'] }) {
  if (change?.isAllowed === false) return null
  return <Link {...rest} className={classes(styles.button, styles[look], className) ?? ''} />
}
