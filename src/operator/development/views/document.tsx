import type { ReactNode } from 'react'

/** What all pages share. */
export interface Site {
  stylesheetUrls: readonly string[]
}

export interface DocumentProps {
  title: string
  /** Which entry of the navigation the page belongs to. */
  section?: keyof typeof sections
  site: Site
  children: ReactNode
}

const sections = {
  console: { label: 'Console', href: '/' },
  reference: { label: 'API reference', href: '/docs' },
  coverage: { label: 'Coverage', href: '/_dev/coverage' },
}

/** The frame of the development pages. */
export function Document({ title, section, site, children }: DocumentProps) {
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
      </head>
      <body className="gh-development">
        <header className="gh-bar">
          <div>
            <a className="gh-home" href="/">
              Gatehouse <span>Development</span>
            </a>
            <nav aria-label="Development">
              {Object.entries(sections).map(([name, { label, href }]) => (
                <a key={name} className="gh-bar-link" href={href} aria-current={name === section ? 'page' : undefined}>
                  {label}
                </a>
              ))}
            </nav>
          </div>
        </header>
        <main>{children}</main>
      </body>
    </html>
  )
}
