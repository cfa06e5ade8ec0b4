import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { createPasskeyOperation } from './operations/create-passkey.ts'
import { createPasswordOperation } from './operations/create-password.ts'
import { createTotpFactorOperation } from './operations/create-totp-factor.ts'
import { deleteOwnPasskeyOperation } from './operations/delete-passkey.ts'
import { deleteTotpFactorsOperation } from './operations/delete-totp-factors.ts'
import { endGrantedAccessOperation } from './operations/end-granted-access.ts'
import { getAuthenticationInformationOperation } from './operations/get-authentication-information.ts'
import { getMeOperation } from './operations/get-me.ts'
import { getRelatedOriginsOperation } from './operations/get-related-origins.ts'
import { listGrantedAccessOperation } from './operations/list-granted-access.ts'
import { listActiveSessionsOperation } from './operations/list-sessions.ts'
import { revokeOtherSessionsOperation } from './operations/revoke-other-sessions.ts'
import { revokeOwnSessionOperation } from './operations/revoke-session.ts'
import { sendOwnEmailChangeOperation } from './operations/send-email-change.ts'
import { sendVerificationOperation } from './operations/send-verification.ts'
import { updateMeOperation } from './operations/update-me.ts'
import { updatePasswordOperation } from './operations/update-password.ts'
import { verifyElevationOperation } from './operations/verify.ts'
import { verifyOwnEmailChangeOperation } from './operations/verify-email-change.ts'
import { verifyPasskeyOperation } from './operations/verify-passkey.ts'
import { verifyTotpFactorOperation } from './operations/verify-totp-factor.ts'

export const widgetAccount = defineSlice({
  area: widgetCallsArea,
  operations: [
    getMeOperation,
    updateMeOperation,
    listActiveSessionsOperation,
    revokeOwnSessionOperation,
    revokeOtherSessionsOperation,
    getAuthenticationInformationOperation,
    createPasswordOperation,
    updatePasswordOperation,
    createTotpFactorOperation,
    verifyTotpFactorOperation,
    deleteTotpFactorsOperation,
    createPasskeyOperation,
    verifyPasskeyOperation,
    deleteOwnPasskeyOperation,
    getRelatedOriginsOperation,
    sendVerificationOperation,
    verifyElevationOperation,
    sendOwnEmailChangeOperation,
    verifyOwnEmailChangeOperation,
    listGrantedAccessOperation,
    endGrantedAccessOperation,
  ],
})
