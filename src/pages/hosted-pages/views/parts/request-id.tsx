import type { Messages } from '../../messages/en.ts'

/** What to quote when asking for help. */
export function RequestId({ id, messages }: { id: string; messages: Messages }) {
  const { requestId, quote } = messages.error
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
