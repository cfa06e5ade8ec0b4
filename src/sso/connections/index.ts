export { addressesOf } from './schemas.ts'
export { validateOnThread } from './validation/saml-validator.ts'
