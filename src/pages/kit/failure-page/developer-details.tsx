import type { PageContext } from '../page/page-context.ts'
import { CopyButton, CopyScript } from '../parts/copy-button.tsx'
import { Facts } from '../parts/facts.tsx'

export interface DeveloperDetailsProps {
  page: PageContext
  /** The cause, as the API says it. */
  message: string
  /** What removes it. */
  next?: string | undefined
  facts: readonly (readonly [name: string, value: string])[]
  /** For a shell. */
  command?: string | undefined
  /** Other facts about the request. */
  requestUrl?: string | undefined
}

/** What a developer needs of a failure, apart from what people read. English in every language, like the API. */
export function DeveloperDetails({ page, message, next, facts, command, requestUrl }: DeveloperDetailsProps) {
  return (
    <section className="gh-card gh-developer" lang="en" dir="ltr" aria-labelledby="developer">
      <h2 id="developer">For developers</h2>
      <p className="gh-hint">Shown in development only.</p>
      <p>{message}</p>
      {next && <p>{next}</p>}
      <Facts facts={facts} />
      {command && (
        <pre className="gh-command" id="command">
          {command}
        </pre>
      )}
      <div className="gh-tools">
        {command && <CopyButton page={page} source="command" label="Copy command" />}
        {requestUrl && (
          <a className="gh-link" href={requestUrl}>
            See the request
          </a>
        )}
      </div>
      {command && <CopyScript page={page} />}
    </section>
  )
}
