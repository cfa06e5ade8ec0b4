export { endsWithInstances } from './ends-with-instances.ts'
export { findInstance } from './read-instances.ts'
export { holdInstance, resolveInstance } from './resolve-instance.ts'
export { type InstanceRow, instanceTypeOf } from './schemas.ts'
