import type { DangerQuestion, PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** What is asked before a connection is activated without a successful test. @param domains whose people can sign in in no other way then */
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
