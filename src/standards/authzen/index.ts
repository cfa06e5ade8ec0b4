export { authenticateEvaluator, typeOfToken } from './evaluator.ts'
