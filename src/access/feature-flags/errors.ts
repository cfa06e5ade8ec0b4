import { defineError } from '#platform/http/errors.ts'
import { targetsLimit } from './limits.ts'

export const flagSlugConflict = defineError(
  {
    status: 409,
    code: 'feature_flag_slug_conflict',
    when: 'The environment already has a feature flag with this slug.',
  },
  (slug: string) => `A feature flag with the slug "${slug}" already exists.`,
)

export const invalidResourceId = defineError(
  {
    status: 400,
    code: 'invalid_resource_id_format',
    when: 'The target is neither the id of a user nor the id of an organization.',
  },
  (id: string) => ({
    message: `${JSON.stringify(id.slice(0, 255))} is not an id of a target. Send one such as \`user_01J…\` or \`org_01J…\`.`,
    statusCode: 400,
  }),
)

export const flagEnabledForEveryone = defineError(
  {
    status: 409,
    code: 'feature_flag_on_for_everybody',
    when: 'The feature flag is on for everyone by default, so it cannot be rolled out, and organizations cannot be excluded.',
    next: 'Send `access_type: some` with a `rollout_percentage`, at 100 to keep single organizations out.',
  },
  (slug: string) => `Everyone gets the feature flag "${slug}". Send \`access_type: some\` first.`,
)

export const userNotExcludable = defineError(
  {
    status: 422,
    code: 'feature_flag_user_not_excludable',
    when: 'A target with `enabled: false` is a user. Only organizations can be kept out of a roll-out.',
    next: 'Remove the target, or keep the organization out.',
  },
  () => '`enabled` is false, and the target is a user. Send the id of an organization, or remove the target.',
)

export const targetsLimitExceeded = defineError(
  {
    status: 422,
    code: 'feature_flag_targets_limit_exceeded',
    when: `The feature flag already has ${targetsLimit.toLocaleString('en')} targets.`,
    next: 'Roll it out to a percentage of the organizations.',
  },
  () => `A feature flag can have at most ${targetsLimit.toLocaleString('en')} targets.`,
)

export const invalidCustomTarget = defineError(
  {
    status: 422,
    code: 'feature_flag_custom_target_invalid',
    when: 'The type or the id of a target of your own type has characters that clients do not evaluate, or is too long.',
    next: 'Use a type of up to 64 lower-case letters, digits, `_` and `-` that begins with a letter, and an id of up to 255 letters, digits, `.`, `_`, `:` and `-`.',
  },
  (member: 'type' | 'id') =>
    member === 'type'
      ? 'The type of the target cannot be used. Send one such as `workspace`; users and organizations have their own targets.'
      : 'The id of the target cannot be used. Send letters, digits, `.`, `_`, `:` and `-`.',
)
