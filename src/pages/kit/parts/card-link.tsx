import { safeUrl } from '../page/safe-url.ts'

/** The quiet last line of a card: a question and the link that answers it. Left out without an address to go to. */
export function CardLink({ question, href, label }: { question?: string; href: string | undefined; label: string }) {
  const url = safeUrl(href)
  if (!url) return null
  return (
    <p className="gh-more">
      {question && <span>{question} </span>}
      <a className="gh-link" href={url}>
        {label}
      </a>
    </p>
  )
}
