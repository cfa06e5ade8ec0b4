import type { Reader } from '#pages/kit/index.ts'
import type { DangerQuestion } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** What is asked before a connection is switched off or deleted. */
export function offQuestion(what: 'deactivate' | 'reset', reader: Reader, provider: string): DangerQuestion {
  const text = texts.overview(reader).off
  return what === 'reset'
    ? { title: text.confirmReset(provider), lead: text.resetLead, submit: text.reset, keep: text.keep }
    : {
        title: text.confirmDeactivate,
        lead: text.deactivateLead(provider),
        submit: text.deactivate,
        keep: text.keep,
      }
}
