import type { PageProps } from '../page/page-context.ts'
import { texts } from './texts/index.ts'

/** What to quote when asking for help. */
export function RequestId({ id, page }: PageProps & { id: string }) {
  const { requestId, quote } = texts(page)
  return (
    <dl className="gh-request">
      <dt>{requestId}</dt>
      <dd>
        <code>{id}</code>
        <span>{quote}</span>
      </dd>
    </dl>
  )
}
