/** The page that asks for the password. */
export const en = {
  title: 'Enter your password',
  label: 'Password',
  required: 'Enter your password.',
  change: 'Change',
  forgot: 'Forgot password?',
  submit: 'Sign in',
  emailCode: 'Email me a code instead',
}

export type Texts = typeof en
