export { type DomainRefusal, parseDomainName } from './domain-name.ts'
export { hasVerificationRecord } from './has-verification-record.ts'
export { createTxtResolver, DnsUnavailable, type TxtResolver, type TxtResolverOptions } from './txt-resolver.ts'
export {
  type FoundRecord,
  findVerificationRecord,
  type Verification,
  verificationRecordNames,
} from './verification-record.ts'
