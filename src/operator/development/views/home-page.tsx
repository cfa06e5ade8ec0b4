import { listClients } from '../clients.ts'
import { signInUrl } from '../sign-in-url.ts'
import { Document, type Site } from './document.tsx'
import { ClientTabs } from './parts/client-tabs.tsx'
import { Snippet } from './parts/snippet.tsx'

export interface HomePageProps {
  server: { url: string; version: string; clientId: string; apiKey: string; curl: string }
  site: Site
}

/** What a developer needs first: the values for the application, a request that works, and where everything else is. */
export function HomePage({ server, site }: HomePageProps) {
  const { url, version } = server
  return (
    <Document title="Development server" site={site}>
      <h1>Gatehouse is running</h1>
      <p className="gh-intro">
        Version {version} at <span className="gh-id">{url}</span>, in development. These pages don't exist in
        production.
      </p>

      <section className="gh-panel" aria-labelledby="connect">
        <h2 id="connect">Connect your application</h2>
        <p>Choose what your application uses. Each SDK finds this server in its own way.</p>
        <ClientTabs clients={listClients(server)} />
      </section>

      <section className="gh-panel" aria-labelledby="request">
        <h2 id="request">Send a request</h2>
        <p>Create an organization, then look at the request under Requests.</p>
        <Snippet text={server.curl} what="the request" />
      </section>

      <h2 className="gh-subtitle">Where to go</h2>
      <ul className="gh-links">
        {links(server, site).map(({ href, label, text }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Document>
  )
}

type Server = HomePageProps['server']

function links({ url, clientId }: Server, { keepsRequests }: Site) {
  const requests = {
    href: '/_dev/requests',
    label: 'Requests',
    text: 'Every call to this server: its answer, and the events, emails and webhooks that followed.',
  }
  return [
    {
      href: signInUrl(url, clientId),
      label: 'Sign-in page',
      text: 'Sign up or sign in as a user would. It returns to http://localhost:3000/callback.',
    },
    { href: '/_dev/outbox', label: 'Outbox', text: 'Emails and text messages with their codes and links.' },
    ...(keepsRequests ? [requests] : []),
    {
      href: '/_dev/test-idp',
      label: 'Test identity provider',
      text: 'Single sign-on with organization org_test_idp: succeed, come as a guest, or fail.',
    },
    { href: '/docs', label: 'API reference', text: 'Every operation with its parameters, answers and errors.' },
    { href: '/openapi.json', label: 'OpenAPI document', text: 'The same for code generators and API clients.' },
    { href: '/_dev/coverage', label: 'Coverage', text: 'Which operations and events of the official API are served.' },
  ]
}
