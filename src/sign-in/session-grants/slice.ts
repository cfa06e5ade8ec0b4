import { personalData } from '#events/event-log/index.ts'
import { sessionsArea } from '#people/sessions/index.ts'
import { inArea } from '#platform/http/reference-area.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { endsWithSignOut } from '../authentication/index.ts'
import { authenticationArea } from '../one-time-codes/index.ts'
import { eraseDevices } from './devices/erase-devices.ts'
import { endUnfinished, endUnfinishedSignInsOfSso } from './end-unfinished.ts'
import { authenticateOperation } from './operations/authenticate.ts'
import { authorizeDeviceOperation } from './operations/authorize-device.ts'
import { getCurrentSessionOperation } from './operations/get-current-session.ts'
import { listUserSessionsOperation } from './operations/list-user-sessions.ts'
import { revokeUserSessionsOperation } from './operations/revoke-user-sessions.ts'
import { sendRadarSmsChallengeOperation } from './operations/send-radar-sms-challenge.ts'

export const sessionGrants = defineSlice({
  area: authenticationArea,
  operations: [
    authenticateOperation,
    authorizeDeviceOperation,
    sendRadarSmsChallengeOperation,
    ...inArea(sessionsArea, [listUserSessionsOperation, revokeUserSessionsOperation, getCurrentSessionOperation]),
  ],
  tables: {
    authorization_codes: {
      singleUse: true,
      kept: { after: 'expires_at', for: '1 day', why: 'a second use can be told from an unknown code' },
      personal: ['attempt'],
      impersonal: { 'of the application': ['redirect_uri', 'code_challenge'] },
    },
    device_authorizations: {
      singleUse: true,
      kept: { after: 'expires_at', for: '1 day', why: 'a second use can be told from an unknown code' },
      personal: ['ip_address', 'user_agent', 'attempt'],
      impersonal: { 'what an application asks for': ['connect'] },
    },
    email_completions: {
      singleUse: true,
      sealed: { sealed_proof: 'expires' },
      kept: { after: 'expires_at', for: '0 hours' },
      impersonal: { 'a PKCE challenge': ['code_challenge'], 'sealed, for twenty minutes at most': ['sealed_proof'] },
    },
    pending_authentications: {
      singleUse: true,
      kept: { after: 'expires_at', for: '1 day', why: 'a late answer gets an error that says so' },
      personal: ['attempt'],
      impersonal: { 'names of ours': ['step'] },
    },
  },
  fills: [
    personalData.fill({ erase: eraseDevices }),
    endsWithSignOut.fill(endUnfinished),
    endsWithProviderSession.fill(endUnfinishedSignInsOfSso),
  ],
})
