import type { ReactNode } from 'react'
import type { FormTarget } from './form-props.ts'

export interface FormProps {
  target: FormTarget
  className?: string | undefined
  /** Set on `data-wait`, from which the stylesheet counts down. */
  waitSeconds?: number | undefined
  /** A form that asks the browser for a passkey before it is sent. Hidden until the script that does so has run. */
  passkey?: { kind: 'get' | 'create'; options: object } | undefined
  children: ReactNode
}

/**
 * A plain form post with the browser-bound token and the hidden fields. What is missing or wrong is said by the page in its own
 * words, at the field, instead of by the browser in a bubble.
 */
export function Form({ target, className = 'gh-form', waitSeconds, passkey, children }: FormProps) {
  return (
    <form
      className={className}
      method="post"
      action={target.action}
      data-wait={waitSeconds}
      data-passkey={passkey?.kind}
      data-options={passkey && JSON.stringify(passkey.options)}
      hidden={passkey !== undefined}
      noValidate
    >
      <input type="hidden" name="csrf_token" value={target.csrfToken} />
      {Object.entries(target.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
