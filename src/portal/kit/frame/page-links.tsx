import { safeUrl } from '#pages/kit/index.ts'

interface PageLinksProps {
  texts: { newest: string; older: string }
  /** Left out on the first page. */
  newestUrl: string | undefined
  /** Left out on the last page. */
  olderUrl: string | undefined
}

/** Links to the next and previous pages of a list, newest entries first. */
export function PageLinks({ texts, newestUrl, olderUrl }: PageLinksProps) {
  if (newestUrl === undefined && olderUrl === undefined) return null
  return (
    <div className="gp-actions">
      {newestUrl !== undefined && (
        <a className="gh-link" href={safeUrl(newestUrl)}>
          {texts.newest}
        </a>
      )}
      {olderUrl !== undefined && (
        <a className="gh-link" href={safeUrl(olderUrl)}>
          {texts.older}
        </a>
      )}
    </div>
  )
}
