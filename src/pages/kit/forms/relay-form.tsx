import { PrimaryButton } from './primary-button.tsx'

interface RelayFormProps {
  /** An address of another site. */
  action: string
  fields: Readonly<Record<string, string>>
  label: string
  /** Of the script that sends the form. */
  sendScriptUrl?: string | undefined
}

/** Carries a message to another site. A script sends the form; without one, a press of the button does. */
export function RelayForm({ action, fields, label, sendScriptUrl }: RelayFormProps) {
  return (
    <>
      <form className="gh-form" method="post" action={action} data-send="at-once">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PrimaryButton label={label} />
      </form>
      {sendScriptUrl === undefined ? null : <script src={sendScriptUrl} type="module" />}
    </>
  )
}
