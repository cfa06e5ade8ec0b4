/**
 * What may be in force again after a restore. The database can't know which of it was ended since the backup; consumers of events,
 * log streams and operators may.
 */
export const backAgain: readonly string[] = [
  'sessions that were signed out or revoked, and access of OAuth applications that was withdrawn',
  'users, memberships and organizations that were deleted or deactivated, and persons who were erased: erase them again',
  'management keys, API keys, client secrets and tokens of directories that were revoked',
  'passwords that were changed, factors and passkeys that were removed, recovery codes that were used',
  'connections, certificates, roles, permissions and settings as they were at the time of the backup',
  'keys of the database and signing keys from before a rotation: rotate them again',
]
