export { authenticateSession } from './authenticate.ts'
export { mintAccessToken, type TokenOrganization, type TokenSubject } from './mint.ts'
export { currentKey, type SigningKey } from './signing-keys.ts'
