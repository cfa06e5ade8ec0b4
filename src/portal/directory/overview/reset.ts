import type { DangerQuestion, PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** What is asked before a directory is deleted; it says what stays. @param isPulled whether we read it */
export function resetQuestion(page: PortalContext, provider: string, isPulled: boolean): DangerQuestion {
  const { confirm, confirmLead, confirmLeadPulled, reset, keep } = texts.overview(page)
  const lead = isPulled ? confirmLeadPulled : confirmLead
  return { title: confirm(provider), lead: lead(page.brand.name), submit: reset, keep }
}
