export { createSsoCode } from './codes.ts'
