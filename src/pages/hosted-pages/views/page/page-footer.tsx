import type { PageContext } from './page-context.ts'
import { safeUrl } from './safe-url.ts'

export function PageFooter({ page }: { page: PageContext }) {
  const { messages } = page
  const terms = safeUrl(page.termsUrl)
  const privacy = safeUrl(page.privacyUrl)
  return (
    <footer className="gh-footer">
      {terms && <a href={terms}>{messages.page.terms}</a>}
      {privacy && <a href={privacy}>{messages.page.privacy}</a>}
      <span>{messages.page.madeWith}</span>
    </footer>
  )
}
