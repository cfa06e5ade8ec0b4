import { safeUrl } from '../page/safe-url.ts'

/** The primary action of a page, if it is a link. Left out if the URL is not valid. */
export function LinkButton({ href, label }: { href: string | undefined; label: string }) {
  const url = safeUrl(href)
  if (!url) return null
  return (
    <a className="gh-button gh-button-primary" href={url}>
      {label}
    </a>
  )
}
