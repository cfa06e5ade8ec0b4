import { safeUrl } from '../page/safe-url.ts'

/** The primary action of a page where it is a place to go to. Left out when the address is not one. */
export function LinkButton({ href, label }: { href: string | undefined; label: string }) {
  const url = safeUrl(href)
  if (!url) return null
  return (
    <a className="gh-button gh-button-primary" href={url}>
      {label}
    </a>
  )
}
