/** The page on which users see and end what they allowed applications and agents. */

import { texts } from '../texts/index.ts'

export const grantedAccessTexts = texts.grantedAccess
