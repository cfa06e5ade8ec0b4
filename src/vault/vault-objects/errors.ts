import { defineError } from '#platform/http/errors.ts'

export const nameTaken = defineError(
  { status: 409, code: 'vault_object_name_taken', when: 'Another object of the environment has this name.' },
  (name: string) => `An object named ${JSON.stringify(name)} exists already.`,
)

export const versionMismatch = defineError(
  {
    status: 409,
    code: 'vault_object_version_mismatch',
    when: 'The current version of the object is not the one in `version_check`.',
    next: 'Read the object again, and send the change with its `version_id`.',
  },
  () => 'The object was changed meanwhile: its current version is another one than `version_check` names.',
)

export const objectDamaged = defineError(
  {
    status: 422,
    code: 'vault_object_damaged',
    when: 'The stored value was changed, or moved here from another object, directly in the database.',
    next: 'Restore the object from a backup, or store it again.',
  },
  (id: string) => `The object '${id}' cannot be opened: what is stored was not written by the Vault.`,
)

export const valueGone = defineError(
  {
    status: 410,
    code: 'vault_value_gone',
    when: 'A key that the value needs was deleted, so it can never be read again.',
    next: 'Delete the object, or store a new value.',
  },
  (id: string) => `The value of the object '${id}' is gone: a key that it needs was deleted.`,
)
