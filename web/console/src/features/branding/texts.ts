import type { Input } from '../../api/client.ts'

export type PreviewedPage = Input<'POST /environments/current/branding/preview'>['body']['page']

/** The pages of previews, in the order in which a user meets them. */
const pageNames: Record<PreviewedPage, string> = {
  sign_in: 'Sign-in',
  password: 'Password',
  email_code: 'Code by email',
  sign_up: 'Sign-up',
  email_verification: 'Verify email',
  mfa_verification: 'Second factor',
  mfa_enrollment: 'Set up a second factor',
  mfa_recovery: 'Recovery code',
  recovery_codes: 'Recovery codes',
  passkey_enrollment: 'Create a passkey',
  radar_challenge: 'Radar challenge',
  organization_selection: 'Choose an organization',
  forgot_password: 'Forgot password',
  forgot_password_sent: 'Reset link sent',
  reset_password: 'New password',
  invitation: 'Invitation',
  waitlist: 'Waitlist',
  waitlist_joined: 'On the waitlist',
  device_confirmation: 'Allow a device',
  application_consent: 'Allow an application',
  granted_access: 'Apps with access',
  signed_out: 'Signed out',
  portal: 'Admin Portal',
  error: 'Error',
  not_found: 'Page not found',
}

// `Object.keys` loses the names from the type.
const names = Object.keys(pageNames) as [PreviewedPage, ...PreviewedPage[]]
const [first, ...others] = names
const option = (value: PreviewedPage) => ({ value, text: pageNames[value] })
export const pages: readonly [ReturnType<typeof option>, ...ReturnType<typeof option>[]] = [
  option(first),
  ...others.map(option),
]

/** The texts that branding can replace, each with the page that shows it. */
export const replaceable = [
  { name: 'sign_in_title', page: 'sign_in', label: 'Sign-in: title' },
  { name: 'sign_in_lead', page: 'sign_in', label: 'Sign-in: text' },
  { name: 'sign_in_button', page: 'sign_in', label: 'Sign-in: button' },
  { name: 'password_title', page: 'password', label: 'Password: title' },
  { name: 'sign_up_title', page: 'sign_up', label: 'Sign-up: title' },
  { name: 'sign_up_lead', page: 'sign_up', label: 'Sign-up: text' },
  { name: 'sign_up_button', page: 'sign_up', label: 'Sign-up: button' },
  { name: 'organization_selection_title', page: 'organization_selection', label: 'Choose an organization: title' },
  { name: 'waitlist_title', page: 'waitlist', label: 'Waitlist: title' },
  { name: 'waitlist_lead', page: 'waitlist', label: 'Waitlist: text' },
  { name: 'waitlist_button', page: 'waitlist', label: 'Waitlist: button' },
] as const satisfies readonly { name: string; page: PreviewedPage; label: string }[]
