export { showFrontPage } from './operations.ts'
