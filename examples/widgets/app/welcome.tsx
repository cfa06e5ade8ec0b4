/** For those who aren't signed in. */
export function Welcome() {
  return (
    <main className="welcome">
      <h1>Widgets</h1>
      <p className="about">Manage your account and your organization.</p>
      <a className="primary" href="/login">
        Sign in
      </a>
    </main>
  )
}
