export { backAgain } from './back-again.ts'
export { type RehearsalResult, rehearseRestore } from './rehearse.ts'
export { openWindow } from './window.ts'
