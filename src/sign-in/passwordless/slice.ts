import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '#sso/connections/index.ts'
import { erasePasswordlessSessions } from './erase-sessions.ts'
import { deleteOldPasswordlessSessions } from './jobs.ts'
import { createPasswordlessSessionOperation } from './operations/create-passwordless-session.ts'
import { sendPasswordlessSessionOperation } from './operations/send-passwordless-session.ts'

export const passwordless = defineSlice({
  area: singleSignOnArea,
  operations: [createPasswordlessSessionOperation, sendPasswordlessSessionOperation],
  crons: [deleteOldPasswordlessSessions],
  tables: {
    passwordless_sessions: {
      personal: ['email', 'state'],
      impersonal: { 'of the application': ['redirect_uri'], secrets: ['sealed_token'] },
    },
  },
  fills: [personalData.fill({ erase: erasePasswordlessSessions })],
})
