export { signedOutPage } from './operations.ts'
