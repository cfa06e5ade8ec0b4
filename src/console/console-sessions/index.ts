export { removeDeveloper } from './developer.ts'
export { createConsoleMount } from './gate.ts'
