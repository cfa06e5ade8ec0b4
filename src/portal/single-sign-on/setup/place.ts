import type { Portal } from '../../kit/index.ts'
import { pathOf, type SetUp } from '../connection.ts'
import { type SetupPlace, type SetupStep, setupSteps } from './setup-page.tsx'

export function placeOf({ page }: Portal, { connection, guide, isInSetup }: SetUp): SetupPlace {
  return { page, baseUrl: pathOf(connection), provider: guide.name, isInSetup }
}

/** Where a form of a step leads: to the next step in a set-up, otherwise back to the connection. */
export function afterStep({ connection, isInSetup }: SetUp, step: SetupStep): string {
  if (!isInSetup) return `${pathOf(connection)}?saved=1`
  return pathOf(connection, setupSteps[setupSteps.indexOf(step) + 1])
}
