import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
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

export function Button({ look = 'plain', busy = false, change, className, onClick, ...rest }: ButtonProps) {
  if (change?.isAllowed === false) return null
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], className)}
      // Unlike `disabled`, this keeps the focus where it is.
      aria-disabled={busy}
      aria-busy={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  )
}

/** A link that leads to another tab, as the one primary action of a dialog. */
export function NewTabLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={classes(styles.button, styles.primary)}>
      {children}
    </a>
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
