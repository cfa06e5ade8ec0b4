import type { FormTarget } from '../page/page-context.ts'
import { Form } from './form.tsx'
import { MethodIcon, type MethodIconName } from './method-icon.tsx'

/** A further way to sign in: its own small form, so that it never sends what was typed into the main one. */
export interface SignInMethod {
  /** What the button says: "Continue with Google". */
  label: string
  icon?: MethodIconName | undefined
  /** Marks the method this browser used last. */
  lastUsed?: boolean | undefined
  form: FormTarget
}

export function MethodButtons({ methods, lastUsed }: { methods: readonly SignInMethod[]; lastUsed: string }) {
  return (
    <div className="gh-methods">
      {methods.map((method) => (
        <Form key={method.label} target={method.form} className="gh-method">
          <button className="gh-button gh-button-secondary" type="submit">
            {method.icon && <MethodIcon name={method.icon} />}
            <span>{method.label}</span>
            {method.lastUsed && <span className="gh-badge">{lastUsed}</span>}
          </button>
        </Form>
      ))}
    </div>
  )
}

export function OrDivider({ label }: { label: string }) {
  return <p className="gh-or">{label}</p>
}
