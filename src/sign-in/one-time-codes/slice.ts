import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { authenticationArea } from './area.ts'
import { emailVerificationCreated, magicAuthCreated, radarChallengeCreated } from './events.ts'
import { listCodeAddresses } from './one-time-codes.ts'
import { getEmailVerificationOperation } from './operations/get-email-verification.ts'
import { getMagicAuthOperation } from './operations/get-magic-auth.ts'
import { getRadarChallengeOperation } from './operations/get-radar-challenge.ts'

export const oneTimeCodes = defineSlice({
  area: authenticationArea,
  operations: [getMagicAuthOperation, getRadarChallengeOperation, getEmailVerificationOperation],
  events: [emailVerificationCreated, magicAuthCreated, radarChallengeCreated],
  tables: {
    one_time_codes: {
      singleUse: true,
      sealed: { sealed_code: 'one_time_code:{id}' },
      kept: [
        {
          after: 'expires_at',
          for: '1 day',
          only: "purpose <> 'radar_text'",
          why: 'a second use can be told from an unknown code',
        },
        { after: 'expires_at', for: '30 days', why: 'an erasure finds the phone number' },
      ],
      personal: ['email'],
      impersonal: { secrets: ['sealed_code'] },
    },
  },
  fills: [
    personalData.fill({ findAddresses: async (tx, userId) => ({ recipients: await listCodeAddresses(tx, userId) }) }),
  ],
})
