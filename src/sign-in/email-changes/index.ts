import { confirmEmailChangeOperation } from './operations/confirm-email-change.ts'
import { sendEmailChangeOperation } from './operations/send-email-change.ts'

export const operations = [sendEmailChangeOperation, confirmEmailChangeOperation]
