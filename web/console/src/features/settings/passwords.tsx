import { CheckField, ChoiceField, TextField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

const scores = [
  { value: '2', text: 'Fair' },
  { value: '3', text: 'Good' },
  { value: '4', text: 'Strong' },
] as const

export function Passwords({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      settings={settings}
      title="Passwords"
      toChange={(values) => ({
        password_minimum_length: Number(values.text('password_minimum_length')),
        password_minimum_score: Number(values.text('password_minimum_score')),
        password_history: Number(values.text('password_history')),
        refuse_breached_passwords: values.isChecked('refuse_breached_passwords'),
      })}
    >
      <TextField
        name="password_minimum_length"
        type="number"
        label="Shortest password"
        hint="In characters, from 10 to 128."
        defaultValue={String(settings.password_minimum_length)}
      />
      <ChoiceField
        name="password_minimum_score"
        label="Weakest password"
        hint="How hard it is to guess, by zxcvbn."
        options={scores}
        defaultValue={String(settings.password_minimum_score)}
      />
      <TextField
        name="password_history"
        type="number"
        label="Former passwords that can't be used again"
        hint="The current one counts. 0 to 10."
        defaultValue={String(settings.password_history)}
      />
      <CheckField
        name="refuse_breached_passwords"
        label="Refuse passwords from known breaches"
        defaultChecked={settings.refuse_breached_passwords}
      />
    </SettingsForm>
  )
}
