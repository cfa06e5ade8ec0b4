import type { ReactNode } from 'react'
import type { FormTarget } from '../page/page-context.ts'

export interface FormProps {
  target: FormTarget
  className?: string | undefined
  /** Set on `data-wait`, from which the stylesheet counts down. */
  waitSeconds?: number | undefined
  children: ReactNode
}

/** A plain form post with the browser-bound token and the hidden fields. */
export function Form({ target, className = 'gh-form', waitSeconds, children }: FormProps) {
  return (
    <form className={className} method="post" action={target.action} data-wait={waitSeconds}>
      <input type="hidden" name="csrf_token" value={target.csrfToken} />
      {Object.entries(target.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
