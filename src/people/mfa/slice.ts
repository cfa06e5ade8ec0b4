import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { hashOfMovedSecret, listPhoneNumbers } from './factors.ts'
import { challengeFactorOperation } from './operations/challenge-factor.ts'
import { challengeNamedFactorOperation } from './operations/challenge-named-factor.ts'
import { countRecoveryCodesOperation } from './operations/count-recovery-codes.ts'
import { createRecoveryCodesOperation } from './operations/create-recovery-codes.ts'
import { deleteFactorOperation } from './operations/delete-factor.ts'
import { enrollFactorOperation } from './operations/enroll-factor.ts'
import { enrollUserFactorOperation } from './operations/enroll-user-factor.ts'
import { getFactorOperation } from './operations/get-factor.ts'
import { listUserFactorsOperation } from './operations/list-user-factors.ts'
import { verifyChallengeOperation } from './operations/verify-challenge.ts'
import { verifyNamedChallengeOperation } from './operations/verify-named-challenge.ts'

export const mfa = defineSlice({
  area: {
    name: 'Multi-factor authentication',
    group: 'Sign-in',
    after: 'Sessions and tokens',
    description: 'Authenticator apps, text messages and recovery codes as a second step.',
  },
  operations: [
    enrollFactorOperation,
    getFactorOperation,
    deleteFactorOperation,
    challengeFactorOperation,
    verifyChallengeOperation,
    challengeNamedFactorOperation,
    verifyNamedChallengeOperation,
    listUserFactorsOperation,
    enrollUserFactorOperation,
    createRecoveryCodesOperation,
    countRecoveryCodesOperation,
  ],
  tables: {
    authentication_factors: {
      moves: { needsSecrets: true, made: { totp_secret_hash: hashOfMovedSecret } },
      renewal: 'factors of users: authenticator apps have to be enrolled again',
      sealed: { sealed_totp_secret: 'totp_secret:{id}' },
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Authentication factor', id),
      personal: ['totp_user', 'phone_number'],
      impersonal: { 'the name of the application, a secret': ['totp_issuer', 'sealed_totp_secret'] },
    },
    authentication_challenges: {
      singleUse: true,
      sealed: { sealed_code: 'authentication_challenge:{id}' },
      kept: { after: 'created_at', for: '1 day', why: 'one that was not answered within a day never will be' },
      impersonal: { secrets: ['sealed_code'] },
    },
    recovery_codes: {
      renewal: 'recovery codes of users: have them made again',
      hashed: ['hash'],
      kept: { until: 'new ones take its place' },
    },
  },
  fills: [
    personalData.fill({ findAddresses: async (tx, userId) => ({ recipients: await listPhoneNumbers(tx, userId) }) }),
  ],
})
