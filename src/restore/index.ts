export { backAgain } from './back-again.ts'
export { openWindow } from './window.ts'
export { type RehearsalResult, rehearseRestore } from './rehearse.ts'
