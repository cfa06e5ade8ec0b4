/** How administrators set up connections at their identity providers: guides as data, and as parts of pages. */

export type { Action, GuideValue, GuideValues } from './action.ts'
export { type Answer, type Ask, answersOf } from './answer.ts'
export { attributeRows, columnsOf } from './attribute-rows.ts'
export { guideFor, providerGuides } from './find-guide.ts'
export { firstOpen } from './first-open.ts'
export type { Provider, ProviderGuide, Step } from './guide.ts'
export { pastedValue } from './pasted-value.ts'
export { providers } from './providers/index.ts'
export { labelOf, sentenceOf } from './sentence.ts'
export { texts as guideTexts } from './texts/index.ts'
export { GuideSteps, type GuideStepsProps } from './view/guide-steps.tsx'
export { ProviderIcon } from './view/provider-icon.tsx'
