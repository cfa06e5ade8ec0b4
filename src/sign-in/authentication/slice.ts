import { personalData } from '#events/event-log/index.ts'
import { sessionsArea } from '#people/sessions/index.ts'
import { inArea } from '#platform/http/reference-area.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { authenticationArea } from './area.ts'
import { eraseDevices } from './erase-devices.ts'
import * as authenticationEvents from './events.ts'
import { deleteExpiredAuthentication } from './jobs.ts'
import { listCodeAddresses } from './one-time-codes.ts'
import { authenticateOperation } from './operations/authenticate.ts'
import { authorizeDeviceOperation } from './operations/authorize-device.ts'
import { confirmEmailVerificationOperation } from './operations/confirm-email-verification.ts'
import { createMagicAuthOperation } from './operations/create-magic-auth.ts'
import { getCurrentSessionOperation } from './operations/get-current-session.ts'
import { getEmailVerificationOperation } from './operations/get-email-verification.ts'
import { getMagicAuthOperation } from './operations/get-magic-auth.ts'
import { getRadarChallengeOperation } from './operations/get-radar-challenge.ts'
import { listUserSessionsOperation } from './operations/list-user-sessions.ts'
import { revokeUserSessionsOperation } from './operations/revoke-user-sessions.ts'
import { sendEmailVerificationOperation } from './operations/send-email-verification.ts'
import { sendMagicAuthOperation } from './operations/send-magic-auth.ts'
import { sendRadarSmsChallengeOperation } from './operations/send-radar-sms-challenge.ts'
import { endUnfinishedSignInsOfSso } from './sign-out-everywhere.ts'

export const authentication = defineSlice({
  area: authenticationArea,
  operations: [
    authenticateOperation,
    authorizeDeviceOperation,
    createMagicAuthOperation,
    sendMagicAuthOperation,
    getMagicAuthOperation,
    sendRadarSmsChallengeOperation,
    getRadarChallengeOperation,
    getEmailVerificationOperation,
    sendEmailVerificationOperation,
    confirmEmailVerificationOperation,
    ...inArea(sessionsArea, [listUserSessionsOperation, revokeUserSessionsOperation, getCurrentSessionOperation]),
  ],
  events: Object.values(authenticationEvents).filter((value) => typeof value !== 'function'),
  impersonalTexts: [
    [/^authentication\.\w+_(failed|timed_out) error\.(code|message)$/, 'texts of ours'],
    [/^authentication\.radar_risk_detected (auth_method|control|blocklist_type)$/, 'names of ours'],
  ],
  crons: [deleteExpiredAuthentication],
  tables: {
    authorization_codes: {
      personal: ['attempt'],
      impersonal: { 'of the application': ['redirect_uri', 'code_challenge'] },
    },
    device_authorizations: {
      personal: ['ip_address', 'user_agent', 'attempt'],
      impersonal: { 'what an application asks for': ['connect'] },
    },
    one_time_codes: { personal: ['email'], impersonal: { secrets: ['sealed_code'] } },
    pending_authentications: { personal: ['attempt'], impersonal: { 'names of ours': ['step'] } },
  },
  fills: [
    personalData.fill({
      findAddresses: async (tx, userId) => ({ recipients: await listCodeAddresses(tx, userId) }),
      erase: eraseDevices,
    }),
    endsWithProviderSession.fill(endUnfinishedSignInsOfSso),
  ],
})
