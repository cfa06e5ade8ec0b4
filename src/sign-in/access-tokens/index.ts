export { authenticateSession } from './authenticate.ts'
export { defineIssuerMetadata } from './define-issuer-metadata.ts'
export { accessTokenSeconds, widgetTokenSeconds } from './lifetime.ts'
export { mintAccessToken, type TokenOrganization, type TokenSubject } from './mint.ts'
export { KeySet, keySetReply } from './operations/get-key-set.ts'
export { forPs256 } from './ps256.ts'
export { publicCache } from './public-cache.ts'
export { signToken } from './sign-token.ts'
export {
  currentKey,
  currentKeyOf,
  findPublicKey,
  type SigningKey,
  selectCurrentKey,
  selectPublicKey,
} from './signing-keys.ts'
export { peekToken, readSigned, verifyAccessToken, verifyToken } from './verify-token.ts'
