import { defineSetUp, type SetUpPlace } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** The steps of a set-up in their order, which are the last parts of their addresses. */
export const setupSteps = ['guide', 'provider', 'attributes', 'roles', 'test'] as const
export type SetupStep = (typeof setupSteps)[number]
export type SetupPlace = SetUpPlace<SetupStep>

export const ssoSetUp = defineSetUp<SetupStep>({ part: 'sso', texts: texts.setup })

/** The label of the button that saves a step. During a set-up, it continues to the next one. */
export function submitLabel({ page, isInSetup }: SetupPlace): string {
  const text = texts.setup(page)
  return isInSetup ? text.continue : text.save
}
