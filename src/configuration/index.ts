export { runApply, runExport, runPlan, type Surroundings } from './commands.ts'
export { configurationSchema } from './file/json-schema.ts'
export { kinds, neverManaged } from './kinds/index.ts'
