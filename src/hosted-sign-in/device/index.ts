export { texts as deviceTexts } from './texts/index.ts'
