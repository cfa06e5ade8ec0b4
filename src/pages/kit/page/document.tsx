import type { ReactNode } from 'react'
import { texts } from '../../texts/index.ts'
import { BrandHeader } from './brand-header.tsx'
import type { PageContext } from './page-context.ts'
import { PageFooter } from './page-footer.tsx'
import { safeUrl } from './safe-url.ts'

export interface DocumentProps {
  page: PageContext
  /** `data-hak-page`, by which an environment's own styles find the page. */
  pageKey: string
  /** First part of the window title; the brand follows. */
  title: string
  /** Says "Error:" first in the window title, which is what a screen reader reads first after a form came back. */
  failed?: boolean | undefined
  /** The URL to which the page redirects at once, as after a form whose response must not redirect to another site. */
  redirectTo?: string | undefined
  /** Below the card. */
  below?: ReactNode
  /** Replaces the brand as the only header of the page. */
  header?: ReactNode
  /** `wide`: a column for work that takes longer than a form, whose cards are up to the page. */
  layout?: 'card' | 'wide'
  /** Shown next to terms and privacy. */
  footer?: ReactNode
  children: ReactNode
}

/** The page around the card. */
export function Document(props: DocumentProps) {
  const { page, pageKey, title, failed = false, redirectTo, below, header, layout = 'card', footer, children } = props
  const { brand } = page
  const text = texts.kit.page(page)
  const windowTitle = text.windowTitle(title, brand.name)
  const next = safeUrl(redirectTo)
  const favicon = safeUrl(brand.faviconUrl)
  return (
    <html lang={page.locale} dir={page.dir ?? 'ltr'}>
      <head>
        <meta charSet="utf-8" />
        <title>{failed ? text.failedTitle(windowTitle) : windowTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {next && <meta httpEquiv="refresh" content={`0;url=${next}`} />}
        <link
          rel="preload"
          href="/assets/fonts/inter-latin.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        {page.stylesheetUrls.map((url) => (
          <link key={url} rel="stylesheet" href={url} />
        ))}
        {favicon && <link rel="icon" href={favicon} />}
      </head>
      <body className={layout === 'wide' ? 'gh-page gh-wide' : 'gh-page'} data-hak-page={pageKey}>
        <div className="gh-column">
          {header ?? <BrandHeader brand={brand} />}
          <main className={layout === 'card' ? 'gh-card' : undefined}>{children}</main>
          {below}
        </div>
        <PageFooter page={page}>{footer}</PageFooter>
      </body>
    </html>
  )
}
