import { CheckField, ChoiceField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

const methods = [
  { value: 'password', text: 'Password' },
  { value: 'magic_auth', text: 'Code by email' },
  { value: 'passkey', text: 'Passkey' },
] as const

const policies = [
  { value: 'off', text: 'Off' },
  { value: 'optional', text: 'Optional' },
  { value: 'required', text: 'Required' },
] as const

export function Methods({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      settings={settings}
      title="Methods"
      toChange={(values) => {
        const policy = policies.find(({ value }) => value === values.text('mfa_policy'))
        return {
          sign_in_methods: methods.filter(({ value }) => values.isChecked(value)).map(({ value }) => value),
          ...(policy === undefined ? {} : { mfa_policy: policy.value }),
          passkey_progressive_enrollment: values.isChecked('passkey_progressive_enrollment'),
        }
      }}
    >
      {methods.map(({ value, text }) => (
        <CheckField key={value} name={value} label={text} defaultChecked={settings.sign_in_methods.includes(value)} />
      ))}
      <CheckField
        name="passkey_progressive_enrollment"
        label="Offer a passkey after a sign-in"
        hint="To users who have none."
        defaultChecked={settings.passkey_progressive_enrollment}
      />
      <ChoiceField name="mfa_policy" label="Second factor" options={policies} defaultValue={settings.mfa_policy} />
    </SettingsForm>
  )
}
