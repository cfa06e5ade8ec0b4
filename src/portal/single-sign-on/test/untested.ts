import type { DangerQuestion, PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/**
 * The confirmation before a connection is activated without a successful test.
 *
 * @param domains whose users can then no longer sign in in other ways
 */
export function untestedQuestion(page: PortalContext, provider: string, domains: readonly string[]): DangerQuestion {
  const text = texts.test(page).untested
  return {
    title: text.title,
    lead:
      domains.length === 0
        ? text.leadWithout(page.brand.name, provider)
        : text.lead(page.brand.name, provider, domains.join(', ')),
    submit: text.submit,
    keep: text.keep,
  }
}
