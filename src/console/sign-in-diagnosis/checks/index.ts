import { checkAction } from './action.ts'
import { checkAddress } from './address.ts'
import { checkApplication } from './application.ts'
import type { CheckOf } from './check.ts'
import { checkConnection } from './connection.ts'
import { checkEmailVerification } from './email-verification.ts'
import { checkLimits } from './limits.ts'
import { checkMail } from './mail.ts'
import { checkMethod } from './method.ts'
import { checkOrganization } from './organization.ts'
import { checkRadar } from './radar.ts'
import { checkSecondFactor } from './second-factor.ts'
import { checkDomainSso, checkOrganizationSso } from './single-sign-on.ts'
import { checkUser } from './user.ts'

/** In the order of a sign-in: before the first proof, then as the requirements stand in `requirements/index.ts`. */
export const checks: readonly CheckOf[] = [
  checkAddress,
  checkUser,
  checkMethod,
  checkLimits,
  checkMail,
  checkDomainSso,
  checkConnection,
  checkRadar,
  checkEmailVerification,
  checkSecondFactor,
  checkOrganization,
  checkOrganizationSso,
  checkAction,
  checkApplication,
]
