import { TextField } from '../../ui/form.tsx'
import { SettingsForm, type SignInSettings } from './settings-form.tsx'

const addresses = [
  { name: 'initiate_login_url', label: 'Start of a sign-in', hint: 'Where your application begins one.' },
  { name: 'invitation_url', label: 'Invitations', hint: 'Empty: the hosted page.' },
  { name: 'password_reset_url', label: 'Password resets', hint: 'Empty: the hosted page.' },
  { name: 'portal_return_url', label: 'Back from the Admin Portal', hint: 'Where its logo leads.' },
  { name: 'portal_success_url', label: 'After a set-up in the Admin Portal', hint: 'Empty: it says that it is done.' },
] as const

/** Where links and buttons lead into the application. */
export function Addresses({ settings }: { settings: SignInSettings }) {
  return (
    <SettingsForm
      title="Addresses of your application"
      settings={settings}
      toChange={(values) => ({
        initiate_login_url: values.optional('initiate_login_url') ?? null,
        invitation_url: values.optional('invitation_url') ?? null,
        password_reset_url: values.optional('password_reset_url') ?? null,
        portal_return_url: values.optional('portal_return_url') ?? null,
        portal_success_url: values.optional('portal_success_url') ?? null,
        portal_support_email: values.optional('portal_support_email') ?? null,
      })}
    >
      {addresses.map(({ name, label, hint }) => (
        <TextField key={name} name={name} type="url" label={label} hint={hint} defaultValue={settings[name] ?? ''} />
      ))}
      <TextField
        name="portal_support_email"
        type="email"
        label="Support of the Admin Portal"
        hint="Whom IT contacts of customers ask for help."
        defaultValue={settings.portal_support_email ?? ''}
      />
    </SettingsForm>
  )
}
