export { removeDeveloper } from './developer.ts'
export { consoleMountPrefix, createConsoleMount } from './gate.ts'
