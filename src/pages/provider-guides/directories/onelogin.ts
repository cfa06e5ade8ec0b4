import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const approval: Note = {
  en: 'Under **Require admin approval before this action is performed**, clear the boxes, or approve each change yourself.',
  de: 'Leeren Sie unter **Require admin approval before this action is performed** die Kästchen, sonst genehmigen Sie jede Änderung selbst.',
  fr: 'Sous **Require admin approval before this action is performed**, décochez les cases, sinon vous approuverez chaque modification vous-même.',
  es: 'En **Require admin approval before this action is performed**, desmarca las casillas o tendrás que aprobar cada cambio.',
  ja: '**Require admin approval before this action is performed** のチェックを外してください。外さない場合は、変更ごとに承認が必要です。',
  'pt-BR':
    'Em **Require admin approval before this action is performed**, desmarque as caixas ou você terá que aprovar cada mudança.',
}

const rules: Note = {
  en: 'Under **Rules**, add one with the action **Set Groups in** your application, and map groups from **role**.',
  de: 'Fügen Sie unter **Rules** eine Regel mit der Aktion **Set Groups in** Ihrer Anwendung hinzu, und leiten Sie Gruppen aus **role** ab.',
  fr: 'Sous **Rules**, ajoutez une règle avec l’action **Set Groups in** votre application, et tirez les groupes de **role**.',
  es: 'En **Rules**, añade una regla con la acción **Set Groups in** tu aplicación y toma los grupos de **role**.',
  ja: '**Rules** で、アクション **Set Groups in**（お使いのアプリケーション）のルールを追加し、**role** からグループをマッピングします。',
  'pt-BR':
    'Em **Rules**, adicione uma regra com a ação **Set Groups in** seu aplicativo e mapeie os grupos a partir de **role**.',
}

export const oneLogin: DirectoryGuide = {
  directoryType: 'onelogin scim v2.0',
  slug: 'onelogin',
  name: 'OneLogin',
  monogram: '1L',
  console: 'OneLogin admin portal',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Add SCIM Provisioner with SAML (SCIM v2 Enterprise)',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Add App' },
        { do: 'choose', option: 'SCIM Provisioner with SAML (SCIM v2 Enterprise)' },
        { do: 'name', field: 'Display Name' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'API Connection',
      actions: [
        { do: 'open', path: ['Configuration'] },
        { do: 'paste', field: 'SCIM Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'SCIM Bearer Token' },
        { do: 'press', button: 'Enable' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Workflow',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'turn_on', option: 'Enable provisioning' },
        {
          do: 'choose',
          in: 'When users are deleted in OneLogin, or the user’s app access is removed, perform the below action',
          option: 'Delete',
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [approval],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['Access', 'Roles'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
    },
    {
      subject: 'add_groups',
      form: 'Edit Field Groups',
      actions: [
        { do: 'open', path: ['Parameters', 'Groups'] },
        { do: 'turn_on', option: 'Include in User Provisioning' },
        { do: 'press', button: 'Save' },
      ],
      notes: [rules],
    },
  ],
}
