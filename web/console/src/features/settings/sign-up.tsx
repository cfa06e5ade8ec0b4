import { CheckField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

export function SignUp({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      settings={settings}
      title="Sign-up"
      toChange={(values) => ({
        sign_up: values.isChecked('sign_up'),
        waitlist: values.isChecked('waitlist'),
        impersonation: values.isChecked('impersonation'),
      })}
    >
      <CheckField
        name="sign_up"
        label="People can sign up by themselves"
        hint="Otherwise they need an invitation, a directory or single sign-on."
        defaultChecked={settings.sign_up}
      />
      <CheckField
        name="waitlist"
        label="New people join the waitlist"
        hint="They can sign up once you approve them."
        defaultChecked={settings.waitlist}
      />
      <CheckField
        name="impersonation"
        label="Operators can impersonate users"
        hint="Each time needs a reason and is recorded."
        defaultChecked={settings.impersonation}
      />
    </SettingsForm>
  )
}
