import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { HttpReply } from '../../platform/http/reply.ts'

export interface DocumentProps {
  title: string
  stylesheetUrls: readonly string[]
  children: ReactNode
}

/** Everything around a page that development alone shows. */
export function Document({ title, stylesheetUrls, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${title} · Gatehouse`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {stylesheetUrls.map((url) => (
          <link key={url} rel="stylesheet" href={url} />
        ))}
      </head>
      <body className="gh-development">
        <nav aria-label="Development">
          <a href="/_dev/requests">Requests</a>
          <a href="/_dev/outbox">Outbox</a>
          <a href="/docs">Reference</a>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  )
}

export function pageReply(page: ReactNode, status = 200): HttpReply {
  return new HttpReply(
    status,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      vary: 'accept',
    },
    `<!doctype html>${renderToStaticMarkup(page)}`,
  )
}
