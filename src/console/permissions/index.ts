export { recordedReads, routineOperations } from './operation-areas.ts'
export { type OperationRule, ruledOperations, ruleOf } from './operation-rules.ts'
export { permits } from './role-rules.ts'
