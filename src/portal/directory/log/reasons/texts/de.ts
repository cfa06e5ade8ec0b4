import type { Texts } from './en.ts'

export const de: Texts = {
  provider_request: 'Der Anbieter hat es verlangt.',
  directory_read: 'Es wurde beim Anbieter gelesen.',
  settings_changed: 'Einstellungen des Verzeichnisses wurden geändert.',
  deactivated_in_directory: 'Laut Verzeichnis ist die Person inaktiv.',
  deleted_in_directory: 'Das Verzeichnis hat die Person nicht mehr.',
  active_in_directory: 'Laut Verzeichnis ist die Person aktiv.',
  guest: 'Die E-Mail gehört zu keiner bestätigten Domain der Organisation, deshalb wird die Person eingeladen.',
  no_email: 'Das Verzeichnis hat keine E-Mail der Person.',
  email_changed: 'Die E-Mail der Person ist jetzt eine andere.',
  other_directory: 'Ein anderes Verzeichnis der Organisation hat eine aktive Person mit dieser E-Mail.',
  roles_of_groups: 'Die Gruppen der Person geben diese Rollen.',
}
