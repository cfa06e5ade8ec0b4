import { getKeySetOperation } from './operations/get-key-set.ts'
import { rotateSigningKeyOperation } from './operations/rotate-signing-key.ts'

export const operations = [getKeySetOperation, rotateSigningKeyOperation]

export { authenticateSession } from './authenticate.ts'
export { mintAccessToken, type TokenOrganization, type TokenSubject } from './mint.ts'
export { currentKey, type SigningKey } from './signing-keys.ts'
