import type { ReactNode } from 'react'

/** What all pages share. */
export interface Site {
  stylesheetUrls: readonly string[]
  /** Copies, shows times in the reader's zone, and looks for news. Every page works without it. */
  scriptUrl: string
  /** Whether to link to the log of requests. */
  keepsRequests: boolean
}

export interface DocumentProps {
  title: string
  /** Which entry of the navigation the page belongs to. */
  section?: keyof typeof sections
  /** Changes when there is more to see: the script loads the page again when the reader comes back to it. */
  newest?: string | undefined
  /** For tables, which need more room than text. */
  isWide?: boolean
  site: Site
  children: ReactNode
}

const sections = {
  outbox: { label: 'Outbox', href: '/_dev/outbox' },
  requests: { label: 'Requests', href: '/_dev/requests' },
  reference: { label: 'API reference', href: '/docs' },
  coverage: { label: 'Coverage', href: '/_dev/coverage' },
}

/** The frame of the development pages. */
export function Document({ title, section, newest, isWide = false, site, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${title} · Gatehouse`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {site.stylesheetUrls.map((url) => (
          <link key={url} rel="stylesheet" href={url} />
        ))}
        <script src={site.scriptUrl} defer />
      </head>
      <body className={isWide ? 'gh-development gh-wide' : 'gh-development'}>
        <header className="gh-bar">
          <div>
            <a className="gh-home" href="/">
              Gatehouse <span>Development</span>
            </a>
            <nav aria-label="Development">
              {Object.entries(sectionsOf(site)).map(([name, { label, href }]) => (
                <a key={name} className="gh-bar-link" href={href} aria-current={name === section ? 'page' : undefined}>
                  {label}
                </a>
              ))}
            </nav>
          </div>
        </header>
        <main data-newest={newest}>{children}</main>
        <p className="gh-announcement" role="status" />
      </body>
    </html>
  )
}

function sectionsOf({ keepsRequests }: Site): Partial<typeof sections> {
  const { requests, ...others } = sections
  return keepsRequests ? sections : others
}
