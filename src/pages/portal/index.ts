export { texts as portalFailureTexts } from './pages/ended/texts/index.ts'
