import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '#sso/connections/index.ts'
import { endsWithSignOut } from '../authentication/index.ts'
import { endLinksOfUser, erasePasswordlessSessions } from './erase-sessions.ts'
import { createPasswordlessSessionOperation } from './operations/create-passwordless-session.ts'
import { sendPasswordlessSessionOperation } from './operations/send-passwordless-session.ts'

export const passwordless = defineSlice({
  area: singleSignOnArea,
  operations: [createPasswordlessSessionOperation, sendPasswordlessSessionOperation],
  tables: {
    passwordless_sessions: {
      singleUse: true,
      sealed: { sealed_token: 'passwordless_session:{id}' },
      hashed: ['token_hash'],
      kept: { after: 'expires_at', for: '1 day' },
      personal: ['email', 'state'],
      impersonal: { 'of the application': ['redirect_uri'], secrets: ['sealed_token'] },
    },
  },
  fills: [personalData.fill({ erase: erasePasswordlessSessions }), endsWithSignOut.fill(endLinksOfUser)],
})
