import { afterStep, type Portal } from '../../kit/index.ts'
import { pathOf, type SetUp } from '../connection.ts'
import { type SetupPlace, type SetupStep, setupSteps } from './setup-page.tsx'

export function placeOf({ page }: Pick<Portal, 'page'>, { connection, guide, isInSetup }: SetUp): SetupPlace {
  return { page, baseUrl: pathOf(connection), provider: guide.name, steps: setupSteps, isInSetup }
}

/** Where the form of a step leads once it has stored something: the connection says so if the step stands alone. */
export function afterSaving(portal: Pick<Portal, 'page'>, setUp: SetUp, step: SetupStep): string {
  const url = afterStep(placeOf(portal, setUp), step)
  return setUp.isInSetup ? url : `${url}?saved=1`
}
