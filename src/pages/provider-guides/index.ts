/** How administrators set up connections and directories at their providers: guides as data, and as parts of pages. */

import { texts } from '../texts/index.ts'

export type { Action, ConnectionValue, DirectoryValue, GuideValue, GuideValues, ServiceValue } from './action.ts'
export { aliasesOf } from './aliases.ts'
export { type Answer, type Ask, answersOf } from './answer.ts'
export { attributeRows, columnsOf } from './attribute-rows.ts'
export { customerKeyGuides } from './customer-keys/index.ts'
export { directoryGuideFor, directoryGuides } from './directories/index.ts'
export { guideFor, offersOf, type ProviderOffer, providerGuides } from './find-guide.ts'
export { firstOpen } from './first-open.ts'
export type { Glyph } from './glyph.ts'
export type {
  DirectoryGuide,
  GuideBody,
  Provider,
  ProviderGuide,
  ServiceField,
  ServiceGuide,
  Step,
} from './guide.ts'
export { logStreamGuides } from './log-streams/index.ts'
export { pastedValue } from './pasted-value.ts'
export { providers } from './providers/index.ts'
export { labelOf, sentenceOf } from './sentence.ts'
export { GuideSteps, type GuideStepsProps } from './view/guide-steps.tsx'
export { ProviderIcon } from './view/provider-icon.tsx'

export const guideTexts = texts.providerGuides
