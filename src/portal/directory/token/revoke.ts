import type { Reader } from '#pages/kit/index.ts'
import type { DangerQuestion } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** What is asked before a token is revoked. */
export function revokeQuestion(reader: Reader, provider: string, suffix: string): DangerQuestion {
  const { confirm, revoke } = texts.token(reader)
  return { title: confirm.title(suffix), lead: confirm.lead(provider), submit: revoke, keep: confirm.keep }
}
