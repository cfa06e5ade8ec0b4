export type { Move } from './check-move.ts'
export { forgetEnvironment } from './forget.ts'
export { AlreadyMoved, goBack, type MoveReport, moveEnvironment, type Observer } from './move.ts'
export { findLeftBehind, hasRemains } from './remains.ts'
