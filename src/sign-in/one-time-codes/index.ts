export { authenticationArea } from './area.ts'
export {
  type CodeCheck,
  checkCode,
  codeLifetimeSeconds,
  createCode,
  endCodesOfUser,
  findCodeAddress,
  type OneTimeCodeRow,
  readCode,
  type SignInCodePurpose,
  spendCode,
  toOneTimeCode,
} from './one-time-codes.ts'
export { CreatedMagicAuth } from './schemas.ts'
export { localeOf, sendEmailVerification, sendMagicAuth, sendRadarChallenge } from './send-codes.ts'
