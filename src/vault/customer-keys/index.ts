export { customerKeyUnusable } from './errors.ts'
export type { CustomerKey } from './schemas.ts'
export {
  configureCustomerKey,
  deleteCustomerKey,
  findCustomerKey,
  type Verification,
  verifyCustomerKey,
} from './service.ts'
