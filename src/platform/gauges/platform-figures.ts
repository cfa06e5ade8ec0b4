import { keyServiceCalls } from '../key-providers/key-service-calls.ts'
import { limitRefusals } from '../limit-refusals.ts'
import { queueFigures } from '../queue-figures.ts'
import type { FigureDefinition } from './define-figure.ts'

/** The figures of the platform itself. */
export const platformFigures: readonly FigureDefinition[] = [...queueFigures, limitRefusals, keyServiceCalls]
