import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Domains',
  lead: 'Wer eine E-Mail-Adresse mit einer bestätigten Domain hat, wird zu Ihrem Single Sign-on geleitet. Die Bestätigung beweist, dass die Domain Ihnen gehört.',
  add: {
    label: 'Domain',
    hint: 'Der Teil nach dem @ in den E-Mail-Adressen Ihres Unternehmens, etwa example.com.',
    submit: 'Domain hinzufügen',
  },
  list: 'Ihre Domains',
  empty: 'Noch keine Domain. Fügen Sie unten die erste hinzu.',
  states: {
    verified: 'Bestätigt',
    pending: 'Wartet auf DNS',
    failed: 'Nicht bestätigt',
  },
  open: (domain) => `Schritte für ${domain} anzeigen`,
  details: 'Einzelheiten',
  pending: {
    title: (domain) => `${domain} bestätigen`,
    lead: (domain) =>
      `Fügen Sie dem DNS von ${domain} einen Eintrag hinzu. An Ihrer Website und E-Mail ändert er nichts.`,
  },
  steps: {
    open: 'DNS-Einstellungen öffnen',
    openAt: (domain, host, path) => `${domain} liegt bei ${host}. Melden Sie sich dort an und öffnen Sie ${path}.`,
    openUnknown: (domain) =>
      `Melden Sie sich dort an, wo das DNS von ${domain} verwaltet wird, oft bei dem Unternehmen, bei dem Sie die Domain gekauft haben, und öffnen Sie die DNS-Einträge.`,
    console: (host) => `${host} öffnen`,
    record: 'TXT-Eintrag hinzufügen',
    recordLead: 'Übernehmen Sie jeden Wert genau so, wie er hier steht.',
    type: 'Typ',
    name: 'Name oder Host',
    fullName: 'Verlangt Ihre Konsole den vollständigen Namen, verwenden Sie diesen.',
    value: 'Wert oder Inhalt',
    ttl: 'Lassen Sie die TTL, wie sie ist.',
    wait: 'Warten, bis wir den Eintrag sehen',
    waitLead:
      'Die meisten Einträge sind nach Minuten sichtbar, manche erst nach bis zu 48 Stunden. Wir prüfen 30 Tage lang, Sie können die Seite also schließen und wiederkommen.',
  },
  check: 'Jetzt prüfen',
  checking: 'Der Eintrag wird gesucht. Diese Seite aktualisiert sich von selbst.',
  checkAgain: 'Laden Sie diese Seite neu, um zu sehen, ob der Eintrag gefunden wurde.',
  verified: {
    title: (domain) => `${domain} ist bestätigt`,
    lead: 'Alles ist eingerichtet. Den DNS-Eintrag können Sie behalten oder entfernen.',
    manual: (brand) => `${brand} hat diese Domain für Sie bestätigt, ein DNS-Eintrag war nicht nötig.`,
  },
  failed: {
    title: (domain) => `${domain} ist nicht bestätigt`,
    lead: 'Wir haben den Eintrag nicht innerhalb von 30 Tagen gefunden, oder eine andere Organisation hat diese Domain zuerst bestätigt.',
    retry: 'Neu beginnen',
  },
  remove: {
    link: 'Domain entfernen',
    title: (domain) => `${domain} entfernen?`,
    lead: (domain) =>
      `Wer eine E-Mail-Adresse mit ${domain} hat, wird nicht mehr zu Ihrem Single Sign-on geleitet. Um die Domain wieder hinzuzufügen, müssen Sie sie erneut bestätigen.`,
    submit: 'Domain entfernen',
    cancel: 'Domain behalten',
  },
  finish: 'Fertigstellen',
  nextSso: 'Single Sign-on einrichten',
  back: 'Alle Domains',
  removed: 'Die Domain wurde entfernt.',
  errors: {
    empty: 'Geben Sie eine Domain ein, etwa example.com.',
    malformed: 'Das ist keine Domain. Geben Sie eine wie example.com ein, ohne https:// und ohne @.',
    ip_address: 'Das ist eine IP-Adresse. Geben Sie eine Domain ein, etwa example.com.',
    single_label: 'Die Endung fehlt. Geben Sie die ganze Domain ein, etwa example.com.',
    wildcard: 'Geben Sie jede Domain einzeln ein, ohne Sternchen.',
    public_suffix: 'Diese Endung teilen sich viele Unternehmen. Geben Sie Ihre eigene Domain darunter ein.',
    consumer: 'Das ist ein öffentlicher E-Mail-Anbieter. Geben Sie eine Domain Ihres Unternehmens ein.',
    exists: 'Sie haben diese Domain schon hinzugefügt.',
  },
}
