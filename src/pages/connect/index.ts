export { texts as connectFailureTexts } from './texts/index.ts'
