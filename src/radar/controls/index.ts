import type { Control } from './control.ts'
import { restriction } from './restriction.ts'

/** Every kind of risk that is looked for. Of findings that weigh the same, the first counts. */
export const controls: readonly Control[] = [restriction]
