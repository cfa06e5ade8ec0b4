import { answerTasks } from '../../../platform/threads/answer-tasks.ts'
import { SamlFailure, validateResponse } from '../../../protocol/saml/index.ts'
import type { SamlOutcome, SamlTask } from './task.ts'

// The program of the threads of saml-validator.ts.
answerTasks(({ field, expected }: SamlTask): SamlOutcome => {
  try {
    return { assertion: validateResponse(field, expected) }
  } catch (error) {
    if (error instanceof SamlFailure) return { failure: { reason: error.reason, details: error.details } }
    throw error
  }
})
