import { texts } from '../../texts/index.ts'
import type { PageProps } from '../page/page-context.ts'

/** What to quote when asking for help. */
export function RequestId({ id, page }: PageProps & { id: string }) {
  const { requestId, quote } = texts.kit.failurePage(page)
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
