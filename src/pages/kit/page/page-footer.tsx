import type { ReactNode } from 'react'
import { texts } from '../../texts/index.ts'
import type { PageContext } from './page-context.ts'
import { safeUrl } from './safe-url.ts'

export function PageFooter({ page, children }: { page: PageContext; children?: ReactNode }) {
  const text = texts.kit.page(page)
  const terms = safeUrl(page.termsUrl)
  const privacy = safeUrl(page.privacyUrl)
  return (
    <footer className="gh-footer">
      {children}
      {terms && <a href={terms}>{text.terms}</a>}
      {privacy && <a href={privacy}>{text.privacy}</a>}
      {page.poweredBy !== false && <span>{text.madeWith}</span>}
    </footer>
  )
}
