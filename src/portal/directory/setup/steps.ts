import { defineSetUp, type SetUpPlace } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** The steps until a provider has come, in their order, which are the last parts of their addresses. */
export const scimSteps = ['token', 'guide', 'sync'] as const
/** The steps until a provider is read by us. */
export const pulledSteps = ['guide', 'credentials', 'sync'] as const
export type DirectoryStep = (typeof scimSteps | typeof pulledSteps)[number]

export type DirectoryPlace = SetUpPlace<DirectoryStep>

export const directorySetUp = defineSetUp<DirectoryStep>({ part: 'directory', texts: texts.setup })
