import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { flagEnabledForEveryone } from './errors.ts'
import type { FlagRow, UpdateFlag } from './schemas.ts'

type RuleInput = Pick<UpdateFlag, 'access_type' | 'default_value' | 'rollout_percentage'>

interface RuleChange {
  default_value: boolean
  rollout_percentage: number
  /** All of them go: no one may keep a flag back from an organization that once was a target. */
  dropsTargets: boolean
}

/**
 * The rule of a flag after a request.
 *
 * @throws invalidRequest for members that contradict each other
 * @throws flagEnabledForEveryone for a percentage while everyone gets the flag, because the request does not say
 * whether the others lose it
 */
export function readRuleChange(
  { access_type, default_value, rollout_percentage }: RuleInput,
  current: Pick<FlagRow, 'slug' | 'default_value' | 'rollout_percentage'>,
): RuleChange {
  const percentage = rollout_percentage ?? 0
  if (access_type !== undefined && default_value !== undefined && default_value !== (access_type === 'all'))
    throw platformErrors.invalidRequest([contradiction('default_value', access_type)])
  const isForAll = access_type === undefined ? default_value : access_type === 'all'
  if (percentage > 0 && (isForAll || access_type === 'none'))
    throw platformErrors.invalidRequest([contradiction('rollout_percentage', access_type ?? 'all')])
  if (isForAll || access_type === 'none')
    return { default_value: isForAll ?? false, rollout_percentage: 0, dropsTargets: true }
  if (isForAll === undefined && current.default_value && percentage > 0) throw flagEnabledForEveryone(current.slug)
  return {
    default_value: isForAll ?? current.default_value,
    rollout_percentage: rollout_percentage ?? current.rollout_percentage,
    dropsTargets: false,
  }
}

function contradiction(field: string, accessType: string): Fault {
  return {
    field,
    code: `${field}_contradicts_access_type`,
    message: `\`${field}\` does not go with an \`access_type\` of \`${accessType}\`. Send one of the two.`,
  }
}
