export { agentBlueprintsArea } from './area.ts'
export { endsWithBlueprint } from './ends-with-blueprint.ts'
export type { BlueprintRow } from './schemas.ts'
export { getBlueprint } from './service.ts'
