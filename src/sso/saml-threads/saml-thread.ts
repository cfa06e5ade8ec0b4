import { answerTasks } from '#platform/threads/answer-tasks.ts'
import { readMetadata, SamlFailure, validateLogout, validateResponse } from '#protocol/saml/index.ts'
import type { LogoutTask, MetadataTask, ResponseTask, SamlOutcome } from './task.ts'

// The program of the threads of saml-validator.ts.
answerTasks((task: ResponseTask | LogoutTask | MetadataTask): SamlOutcome => {
  try {
    if ('metadata' in task) return { value: readMetadata(task.metadata) }
    if ('message' in task) return { value: validateLogout(task.message, task.expected) }
    return { value: validateResponse(task.field, task.expected) }
  } catch (error) {
    if (error instanceof SamlFailure) return { failure: { reason: error.reason, details: error.details } }
    throw error
  }
})
