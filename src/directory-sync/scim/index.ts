export { authenticateDirectory } from './addressed.ts'
export { renderScimRefusal } from './answers/refusal.ts'
