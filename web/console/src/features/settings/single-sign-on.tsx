import { CheckField, TextField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

export function SingleSignOn({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      title="Single sign-on"
      settings={settings}
      toChange={(values) => ({
        sso_minutes: Number(values.text('sso_minutes')),
        sso_consent: values.isChecked('sso_consent'),
        sso_outside_domains: values.isChecked('sso_outside_domains'),
        sso_unproven_emails: values.isChecked('sso_unproven_emails'),
      })}
    >
      <TextField
        name="sso_minutes"
        type="number"
        label="Time at the identity provider"
        hint="In minutes, from 1 to 60."
        defaultValue={String(settings.sso_minutes)}
      />
      <CheckField
        name="sso_consent"
        label="Users confirm sign-ins that begin at an identity provider"
        defaultChecked={settings.sso_consent}
      />
      <CheckField
        name="sso_outside_domains"
        label="Profiles may have addresses outside of their organization's verified domains"
        defaultChecked={settings.sso_outside_domains}
      />
      <CheckField
        name="sso_unproven_emails"
        label="Profiles may have addresses that a social provider does not verify"
        hint="Anyone could have entered them there."
        defaultChecked={settings.sso_unproven_emails}
      />
    </SettingsForm>
  )
}
