export { flagsOfSession } from './evaluation.ts'
export { CreateFlag } from './schemas.ts'
export { createFlag, hasFlag } from './service.ts'
export { setTarget } from './targets.ts'
