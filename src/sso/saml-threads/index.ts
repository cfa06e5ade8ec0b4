export { readMetadataOnThread, validateLogoutOnThread, validateOnThread } from './saml-validator.ts'
