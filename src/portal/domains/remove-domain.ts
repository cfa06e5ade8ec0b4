import type { Reader } from '#pages/kit/index.ts'
import type { DangerQuestion } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

/** What is asked before a domain is removed. */
export function removeQuestion(reader: Reader, domain: string): DangerQuestion {
  const { title, lead, submit, cancel } = texts.domains(reader).remove
  return { title: title(domain), lead: lead(domain), submit, keep: cancel }
}
