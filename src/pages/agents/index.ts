export { texts as agentFailureTexts } from './texts/index.ts'
