import { keysOf } from '#platform/records.ts'

/** What can become of a user or group, in words. */
export const logActions = {
  user_created: 'The user was created.',
  user_updated: 'Attributes of the user changed.',
  user_deactivated: 'The user was deactivated.',
  user_activated: 'The user was activated again.',
  user_deleted: 'The user was deleted.',
  attributes_missing: 'The user has no value for attributes that your application requires.',
  group_created: 'The group was created.',
  group_updated: 'Attributes of the group changed.',
  group_deleted: 'The group was deleted.',
  member_added: 'The user was added to the group.',
  member_removed: 'The user was removed from the group.',
  refused: 'What the provider sent was refused.',
  membership_created: 'The user became a member of the organization.',
  membership_invited: 'The user was invited to the organization.',
  membership_activated: 'The membership was activated.',
  membership_deactivated:
    'The membership was deactivated, and all sessions and API keys of the member in the organization ended.',
  membership_deleted: 'The user’s invitation was withdrawn.',
  membership_updated: 'The roles or attributes of the membership changed.',
  not_provisioned: 'The user did not become a member of the organization.',
} as const
export type LogAction = keyof typeof logActions

/** Why, in words. */
export const logReasons = {
  provider_request: 'The provider asked for it.',
  directory_read: 'It was read from the provider.',
  settings_changed: 'Settings of the directory changed.',
  deactivated_in_directory: 'The user is inactive in the directory.',
  deleted_in_directory: 'The directory no longer has the user.',
  active_in_directory: 'The user is active in the directory.',
  guest: 'The email is not at a verified domain of the organization, so the user is invited.',
  no_email: 'The directory has no email for the user.',
  email_changed: 'The email of the user has changed.',
  other_directory: 'Another directory of the organization has an active user with the email.',
  roles_of_groups: 'The user has these roles through their groups.',
} as const
export type LogReason = keyof typeof logReasons

export const actionNames = keysOf(logActions)
