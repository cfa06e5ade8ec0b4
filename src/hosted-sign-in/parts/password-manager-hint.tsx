/** Tells a password manager whose password the form is about. Hidden, and outside of the tab order. */
export function PasswordManagerHint({ email }: { email: string }) {
  return (
    <input
      className="gh-for-password-managers"
      type="email"
      name="email"
      value={email}
      autoComplete="username"
      tabIndex={-1}
      aria-hidden="true"
      readOnly
    />
  )
}
