export { texts as ssoFailureTexts } from './texts/index.ts'
