import type { FormTarget } from '../page/page-context.ts'
import { Form } from './form.tsx'
import { AlertIcon, KeyIcon } from './icons.tsx'
import { OrDivider } from './method-buttons.tsx'

export interface PasskeyRequest {
  /** Receives `response`, what the browser gave. */
  form: FormTarget
  /** For `navigator.credentials`, as the server made them. */
  options: object
  /** The script that asks the browser. */
  scriptUrl: string
}

export interface PasskeyFormProps {
  kind: 'get' | 'create'
  request: PasskeyRequest
  label: string
  /** Divides the form from what stands above it; it goes with the form where browsers have no passkeys. */
  divider?: string | undefined
  /** Said beside the label. */
  badge?: string | undefined
  /** Shown when the browser gave no passkey. */
  failed: string
}

/** The button that asks the browser for a passkey: the main one where a passkey is created, else one way of several. */
export function PasskeyForm({ kind, request, label, divider, badge, failed }: PasskeyFormProps) {
  const { form, options, scriptUrl } = request
  return (
    <>
      <Form target={form} passkey={{ kind, options }}>
        {divider && <OrDivider label={divider} />}
        <input type="hidden" name="response" />
        <button className={`gh-button gh-button-${kind === 'create' ? 'primary' : 'secondary'}`} type="submit">
          {kind === 'get' && <KeyIcon />}
          <span>{label}</span>
          {badge && <span className="gh-badge">{badge}</span>}
        </button>
        <p className="gh-error" role="alert" hidden>
          <AlertIcon />
          <span>{failed}</span>
        </p>
      </Form>
      <script src={scriptUrl} type="module" />
    </>
  )
}
