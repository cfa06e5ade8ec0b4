export { operatorsArea } from './area.ts'
export { ensureFirstOperator } from './first-operator.ts'
export { isOperatorRole, type OperatorRole, operatorRoles } from './roles.ts'
export { nameOf, type OperatorRow } from './schemas.ts'
export {
  ensureOperator,
  findOperatorByEmail,
  findOperatorOfUser,
  inviteAgain,
  inviteOperator,
  listOperators,
  removeOperator,
  setOperatorRoles,
} from './service.ts'
export { consoleCallbackUrl, ensureOperatorsEnvironment } from './system-environment.ts'
