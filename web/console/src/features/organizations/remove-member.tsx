import { useChange } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { announce } from '../../ui/toasts.tsx'

export function RemoveMember({ id, email }: { id: string; email: string }) {
  const remove = useChange('DELETE /user_management/organization_memberships/{id}')
  return (
    <Danger
      action="Remove"
      name={email}
      consequence="The person leaves this organization and loses its roles. Their account stays."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`Removed ${email}.`) })}
    />
  )
}
