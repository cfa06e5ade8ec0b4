export { authenticateEvaluator } from './evaluator.ts'
