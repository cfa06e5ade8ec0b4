/** What every page of the Admin Portal is made of. */

import { texts } from '../texts/index.ts'

export { showEnded, showReason } from './ended/show-ended.ts'
export { CopyValues } from './frame/copy-values.tsx'
export { Crumb } from './frame/crumb.tsx'
export { DangerPage } from './frame/danger-page.tsx'
export { withGuideStyles } from './frame/guide-styles.ts'
export { LocalDate } from './frame/local-date.tsx'
export { PageHeading } from './frame/page-heading.tsx'
export { PageLinks } from './frame/page-links.tsx'
export { Pairs } from './frame/pairs.tsx'
export { PortalDocument } from './frame/portal-document.tsx'
export { SearchForm } from './frame/search-form.tsx'
export { type OfferedService, ServiceChoice } from './frame/service-choice.tsx'
export type { FieldStates } from './frame/service-fields.tsx'
export { ServiceSetup } from './frame/service-setup.tsx'
export { type Standing, StateBadge } from './frame/state-badge.tsx'
export { Step, Steps } from './frame/step.tsx'
export { TextArea } from './frame/text-area.tsx'
export { noPortalCookie, portalCookie, readPortalCookie } from './session/cookie.ts'
export { firstPathOf } from './session/parts.ts'
export { findPortal, isOpen, type Portal, type PortalContext, portalForm, successUrl } from './session/portal.ts'
export { definePortalForm, definePortalPage } from './session/portal-operation.ts'
export { failureSubject, goTo, refuse, showPortalPage } from './session/respond.ts'
export {
  type EnteredFields,
  type FieldErrors,
  readFields,
  refusedFields,
  serviceFormFields,
  shownFields,
} from './session/service-form.ts'
export { readShownOnce, showOnce } from './session/shown-once.ts'
export { ChoosePage, type ChooseProps } from './set-up/choose-page.tsx'
export {
  afterStep,
  defineSetUp,
  type SetUpPlace,
  StepPage,
  type StepProps,
  StepsAbove,
  stepName,
} from './set-up/define-set-up.tsx'

export const frameTexts = texts.kit.frame
