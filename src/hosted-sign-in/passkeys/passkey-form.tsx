import { AlertIcon, Form, type FormTarget, KeyIcon, type PageProps } from '#pages/kit/index.ts'
import { LastUsed, OrDivider } from '../parts/index.ts'
import { texts } from '../texts/index.ts'

export interface PasskeyRequest {
  /** Receives `response`, what the browser gave. */
  form: FormTarget
  /** For `navigator.credentials`, as the server made them. */
  options: object
  /** The script that asks the browser. */
  scriptUrl: string
}

export interface PasskeyFormProps extends PageProps {
  kind: 'get' | 'create'
  request: PasskeyRequest
  label: string
  /** Divides the form from what stands above it; the line goes with the form where browsers have no passkeys. */
  isDivided?: boolean
  /** Marks the method that this browser used last. */
  wasUsedLast?: boolean | undefined
}

/** The button that asks the browser for a passkey: primary where one is created, secondary among other sign-in methods. */
export function PasskeyForm({ page, kind, request, label, isDivided, wasUsedLast }: PasskeyFormProps) {
  const { form, options, scriptUrl } = request
  return (
    <>
      <Form target={form} passkey={{ kind, options }}>
        {isDivided && <OrDivider page={page} />}
        <input type="hidden" name="response" />
        <button className={`gh-button gh-button-${kind === 'create' ? 'primary' : 'secondary'}`} type="submit">
          {kind === 'get' && <KeyIcon />}
          <span>{label}</span>
          {wasUsedLast && <LastUsed page={page} />}
        </button>
        <p className="gh-error" role="alert" hidden>
          <AlertIcon />
          <span>{texts.passkeys(page).failed}</span>
        </p>
      </Form>
      <script src={scriptUrl} type="module" />
    </>
  )
}
