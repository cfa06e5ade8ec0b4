import type { Reader } from '#pages/kit/index.ts'
import type { CodeErrors } from '../codes/index.ts'
import { texts } from '../texts/index.ts'

/** What is said about a code of an authenticator app. */
export function appCodeErrors(reader: Reader): CodeErrors {
  const { appCodeRequired, appCodeInvalid } = texts.secondFactors.common(reader)
  return { required: appCodeRequired, invalid: appCodeInvalid }
}
