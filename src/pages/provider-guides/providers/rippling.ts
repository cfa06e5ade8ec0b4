import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { usualAttributes } from './attributes.ts'

const newPlace: Note = {
  en: 'In newer consoles: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
  de: 'In neueren Konsolen: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
  fr: 'Dans les consoles récentes : **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
  es: 'En consolas más recientes: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
  ja: '新しい管理画面では **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration** です。',
  'pt-BR':
    'Em consoles mais recentes: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
}

const dummyValues: Note = {
  en: 'Without this, Rippling answers requests that nobody made when people start from its dashboard, and we refuse them.',
  de: 'Sonst beantwortet Rippling Anfragen, die es nie gab, wenn jemand dort beginnt, und wir lehnen das ab.',
  fr: 'Sinon, Rippling répond à des requêtes inexistantes quand on part de son tableau de bord, et nous les refusons.',
  es: 'Si no, Rippling responde a solicitudes que nadie hizo cuando se empieza desde su panel, y las rechazamos.',
  ja: 'これがオフだと、Rippling から開始したサインインに存在しないリクエストへの応答が含まれ、拒否されます。',
  'pt-BR': 'Sem isso, o Rippling responde a solicitações inexistentes quando se parte do painel dele, e nós recusamos.',
}

const rules: Note = {
  en: 'Choose who gets access, and finish the remaining pages with their defaults.',
  de: 'Wählen Sie, wer Zugriff erhält, und lassen Sie die übrigen Seiten, wie sie sind.',
  fr: 'Choisissez qui obtient l’accès et conservez les valeurs par défaut des autres pages.',
  es: 'Elige quién obtiene acceso y deja las demás páginas como están.',
  ja: 'アクセスを許可する対象を選択し、残りのページは既定のまま完了します。',
  'pt-BR': 'Escolha quem recebe acesso e mantenha as demais páginas como estão.',
}

const eachAttribute: Note = {
  en: 'Each is a **Global attribute** of its own. Choose the field of the employee that fits.',
  de: 'Jedes ist ein eigenes **Global attribute**. Wählen Sie das passende Feld der Person.',
  fr: 'Chacun est un **Global attribute** distinct. Choisissez le champ correspondant de l’employé.',
  es: 'Cada uno es un **Global attribute** propio. Elige el campo del empleado que corresponda.',
  ja: 'それぞれ個別の **Global attribute** として作成し、該当する従業員の項目を選択します。',
  'pt-BR': 'Cada um é um **Global attribute** próprio. Escolha o campo correspondente do funcionário.',
}

const groupValues: Note = {
  en: 'Add one value for each group, with the people who belong to it.',
  de: 'Fügen Sie für jede Gruppe einen Wert mit den Personen hinzu, die zu ihr gehören.',
  fr: 'Ajoutez une valeur par groupe, avec les personnes qui en font partie.',
  es: 'Añade un valor por cada grupo, con las personas que pertenecen a él.',
  ja: 'グループごとに値を追加し、所属するユーザーを設定します。',
  'pt-BR': 'Adicione um valor para cada grupo, com as pessoas que pertencem a ele.',
}

const saml: Guide = {
  connectionType: 'RipplingSAML',
  protocol: 'saml',
  console: 'Rippling admin console',
  asks: ['metadata_file', 'metadata_url', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New App',
      actions: [
        { do: 'open', path: ['IT Management', 'Custom App'] },
        { do: 'press', button: 'Create New App' },
        { do: 'name', field: 'App Name' },
        { do: 'choose', option: 'Single Sign-On (SAML)' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [newPlace],
    },
    {
      subject: 'give_back',
      form: 'SSO Setup Instructions',
      actions: [{ do: 'download', label: 'IdP Metadata XML', as: 'idp_metadata_xml' }],
    },
    {
      subject: 'enter_addresses',
      form: 'SSO Setup Instructions',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Service Provider Entity ID', value: 'spEntityId' },
        { do: 'press', button: 'Move to Next Step' },
        { do: 'open', path: ['Settings', 'Advanced SAML Settings'] },
        { do: 'turn_on', option: 'Disable InResponseTo field in assertions for IdP initiated SSO' },
      ],
      notes: [dummyValues],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Settings', 'SAML Attributes', 'Create New'] },
        {
          do: 'map',
          headings: { ours: 'Global attribute name', theirs: 'Global attribute value' },
          from: { id: 'Employee ID', email: 'Work email', firstName: 'First name', lastName: 'Last name' },
        },
        { do: 'say', text: eachAttribute },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Group attribute',
      actions: [
        { do: 'choose', option: 'Group attribute' },
        { do: 'fill', field: 'Group attribute name', text: 'groups' },
        { do: 'say', text: groupValues },
      ],
    },
    { subject: 'assign_people', actions: [{ do: 'say', text: rules }] },
  ],
}

export const rippling: Provider = { slug: 'rippling', name: 'Rippling', monogram: 'Ri', guides: [saml] }
