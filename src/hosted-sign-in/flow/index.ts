/** The sign-in in one browser: its visit, its steps, and how its pages and forms are declared. */

import { texts } from '../texts/index.ts'

export { advance, callbackUrl } from './advance.ts'
export { beginFlow } from './begin.ts'
export { rebind } from './binding.ts'
export { formRefused, redirectUriUnknown } from './errors.ts'
export { failureAt, refuse } from './failures.ts'
export { firstProof } from './first-proof.ts'
export { checkForm, type Flow, findFlow, pageUrl } from './flow.ts'
export { isFreshEnough } from './fresh-enough.ts'
export { defineForm, definePage } from './page-operation.ts'
export { recognized } from './recognized.ts'
export { invitedAddressError } from './refusals/invited-address.ts'
export { asRefusal, refusalText } from './refusals/refusals.ts'
export { answerBound } from './repeated-forms.ts'
export { formTo, goTo, showPage } from './respond.ts'
export { findSignInOptions, signUpLinks } from './sign-in-options.ts'
export { ssoPath, ssoUrl } from './sso-url.ts'
export { signInStarts } from './start-limit.ts'
export { completePath, goToStep, pathOfStep, waitlistPath } from './step-paths.ts'
export { type VisitEnd, visitEnd } from './visit-end.ts'

export const refusalTexts = texts.flow.refusals
