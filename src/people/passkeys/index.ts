import { deletePasskeyOperation } from './operations/delete-passkey.ts'
import { listUserPasskeysOperation } from './operations/list-user-passkeys.ts'

export const operations = [listUserPasskeysOperation, deletePasskeyOperation]

export { authenticationOptions, checkPasskey, type VerifiedPasskey } from './authentication.ts'
export { declinePasskeyOffer, isPasskeyOfferDue } from './offers.ts'
export { checkNewPasskey, registrationOptions } from './registration.ts'
export { canHavePasskeys } from './relying-party.ts'
export { deletePasskeysOfUser, recordUse, storePasskey } from './service.ts'
