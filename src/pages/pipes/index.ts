export { texts as pipesFailureTexts } from './texts/index.ts'
