import { usersArea } from '#people/users/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { confirmEmailChangeOperation } from './operations/confirm-email-change.ts'
import { sendEmailChangeOperation } from './operations/send-email-change.ts'

export const emailChanges = defineSlice({
  area: usersArea,
  operations: [sendEmailChangeOperation, confirmEmailChangeOperation],
})
