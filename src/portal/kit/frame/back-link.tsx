import { safeUrl } from '#pages/kit/index.ts'

/** The way back to the page that this one belongs to. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="gp-crumb">
      <a className="gh-link" href={safeUrl(href)}>
        {children}
      </a>
    </p>
  )
}
