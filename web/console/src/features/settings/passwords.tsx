import { CheckField, TextField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

export function Passwords({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      settings={settings}
      title="Passwords"
      toChange={(values) => ({
        password_minimum_length: Number(values.text('password_minimum_length')),
        refuse_breached_passwords: values.isChecked('refuse_breached_passwords'),
      })}
    >
      <TextField
        name="password_minimum_length"
        type="number"
        label="Shortest password"
        hint="In characters."
        defaultValue={String(settings.password_minimum_length)}
      />
      <CheckField
        name="refuse_breached_passwords"
        label="Refuse passwords from known breaches"
        defaultChecked={settings.refuse_breached_passwords}
      />
    </SettingsForm>
  )
}
