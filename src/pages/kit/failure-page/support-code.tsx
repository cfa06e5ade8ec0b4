import { texts } from '../../texts/index.ts'
import type { PageProps } from '../page/page-context.ts'

/**
 * What to quote when asking for help: the last characters of an id, short enough to read out. Logs and lists have the
 * whole id, in which a search for text finds them.
 */
export function SupportCode({ id, page }: PageProps & { id: string }) {
  const { supportCode, quote } = texts.kit.failurePage(page)
  return (
    <dl className="gh-request">
      <dt>{supportCode}</dt>
      <dd>
        <code>{supportCodeOf(id)}</code>
        <span>{quote}</span>
      </dd>
    </dl>
  )
}

/** Of an id: 40 random bits. */
export const supportCodeLength = 8

export function supportCodeOf(id: string): string {
  return id.slice(-supportCodeLength)
}
