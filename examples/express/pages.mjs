// What people see: three pages in one frame, without a template engine and without scripts.

export function welcomePage() {
  return page(
    'Welcome',
    `<h1>Express on Gatehouse</h1>
    <p>Sign in to see who you are, in which organization, and with which role.</p>
    <a class="primary" href="/login">Sign in</a>`,
  )
}

/** @param {{user: object, organization?: string, role?: string, others: {id: string, name: string}[]}} account */
export function accountPage({ user, organization, role, others }) {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ')
  const links = others.map(
    ({ id, name }) => `<li><a href="/switch/${encodeURIComponent(id)}">${escapeHtml(name)}</a></li>`,
  )
  return page(
    name || user.email,
    `<h1>${escapeHtml(name ? `Hello, ${name}` : 'Hello')}</h1>
    <dl>
      <div><dt>Email</dt><dd id="user">${escapeHtml(user.email)}</dd></div>
      <div><dt>Organization</dt><dd id="organization">${escapeHtml(organization ?? 'none')}</dd></div>
      <div><dt>Role</dt><dd id="role">${escapeHtml(role ?? 'none')}</dd></div>
    </dl>
    ${links.length > 0 ? `<h2>Switch organization</h2><ul>${links.join('')}</ul>` : ''}
    <a class="secondary" href="/logout">Sign out</a>`,
  )
}

/** @param {string} reason why the sign-in did not succeed, if that is known. */
export function failurePage(reason) {
  return page(
    'Sign-in failed',
    `<h1>You’re not signed in</h1>
    <p>${escapeHtml(reason)}</p>
    <a class="primary" href="/login">Try again</a>`,
  )
}

function page(title, main) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <style>${styles}</style>
</head>
<body><main>${main}</main></body>
</html>`
}

const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const styles = `
  :root {
    color-scheme: light dark;
    --page: #fcfcfd; --card: #ffffff; --line: #e0e1e6; --ink: #1c2024; --soft: #60646c;
    --accent: #0d74ce; --on-accent: #ffffff;
  }
  @media (prefers-color-scheme: dark) {
    :root { --page: #111113; --card: #18191b; --line: #363a3f; --ink: #edeef0; --soft: #b0b4ba;
      --accent: #70b8ff; --on-accent: #111113; }
  }
  * { box-sizing: border-box; margin: 0; }
  body {
    min-height: 100vh; display: grid; place-items: center; padding: 24px;
    background: var(--page); color: var(--ink);
    font: 16px / 24px Inter, ui-sans-serif, system-ui, sans-serif;
  }
  main {
    width: 100%; max-width: 400px; display: grid; gap: 24px; padding: 32px;
    background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  }
  h1 { font-size: 24px; line-height: 32px; font-weight: 600; letter-spacing: -0.018em; overflow-wrap: anywhere; }
  h2 { font-size: 14px; line-height: 20px; font-weight: 600; color: var(--soft); margin-bottom: -16px; }
  p { color: var(--soft); }
  dl { display: grid; }
  dl div { display: flex; justify-content: space-between; gap: 16px; padding: 12px 0; border-top: 1px solid var(--line); }
  dl div:last-child { border-bottom: 1px solid var(--line); }
  dt { color: var(--soft); }
  dd { text-align: right; overflow-wrap: anywhere; }
  ul { list-style: none; padding: 0; display: grid; gap: 8px; }
  a { color: var(--accent); border-radius: 8px; }
  a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  li a, .primary, .secondary {
    display: block; padding: 8px 16px; border: 1px solid var(--line); font-weight: 500; text-decoration: none;
  }
  .primary, .secondary { text-align: center; }
  .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  .secondary, li a { color: var(--ink); }
  @media (max-width: 480px) { body { padding: 0; place-items: start center; } main { border: 0; background: none; padding: 24px; } }`
