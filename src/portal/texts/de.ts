import type { Texts } from './en.ts'

export const de: Texts = {
  auditLog: {
    title: 'Audit-Protokoll',
    lead: (organization, brand) => `Was Personen von ${organization} bei ${brand} getan haben. Alle Zeiten sind UTC.`,
    empty: 'Noch wurde nichts aufgezeichnet. Ereignisse erscheinen hier, sobald sie geschehen.',
    noMatch: 'Kein Ereignis passt zu diesen Filtern.',
    noMatchSoFar: 'Bisher passt kein Ereignis zu diesen Filtern. Weiter geht es mit älteren Ereignissen.',
    older: 'Ältere Ereignisse',
    newest: 'Neueste Ereignisse',
    columns: {
      time: 'Zeit',
      actor: 'Akteur',
      action: 'Aktion',
      targets: 'Ziele',
    },
    filter: {
      text: 'Suche',
      textHint: 'Wörter oder ihre Anfänge: Namen, E-Mail-Adressen, IDs, Adressen.',
      more: 'Weitere Filter',
      actor: 'Name oder ID des Akteurs',
      target: 'ID des Ziels',
      from: 'Von',
      to: 'Bis',
      apply: 'Filtern',
      clear: 'Filter zurücksetzen',
      label: 'Ereignisse filtern',
    },
    event: {
      back: 'Audit-Protokoll',
      facts: 'Ereignis',
      target: 'Ziel',
      record: 'Im Protokoll',
      occurred: 'Geschehen',
      recorded: 'Aufgezeichnet',
      location: 'Ort',
      userAgent: 'Browser',
      id: 'Ereignis-ID',
      sequence: 'Stelle im Protokoll',
      version: 'Schemaversion',
      name: 'Name',
      identifier: 'Kennung',
      type: 'Typ',
      ofActor: 'Alle Ereignisse dieses Akteurs',
      ofTarget: 'Alle Ereignisse zu diesem Ziel',
      ofAction: 'Alle Ereignisse dieser Aktion',
    },
    export: {
      start: 'Als CSV exportieren',
      lead: 'Exportiert die Ereignisse dieser Filter.',
      running: 'Export wird vorbereitet',
      runningLead: 'Sie können diese Seite verlassen und wiederkommen: Der Export läuft weiter.',
      ready: 'Der Export ist fertig',
      readyLead: (n) => `${n} Ereignisse in einer CSV-Datei.`,
      failed: 'Der Export ist fehlgeschlagen',
      failedLead: 'Mit dem Protokoll ist alles in Ordnung. Exportieren Sie es noch einmal.',
      expired: 'Der Export wurde gelöscht',
      expiredLead: 'Dateien werden nur eine Zeit lang aufbewahrt. Exportieren Sie die Ereignisse noch einmal.',
      progress: (done) => `${done} Ereignisse geschrieben`,
      download: 'CSV herunterladen',
      again: 'Erneut prüfen',
      watching: 'Diese Seite aktualisiert sich selbst.',
    },
  },
  certificates: {
    title: 'Zertifikate',
    lead: (provider) =>
      `${provider} signiert jede Anmeldung mit einem Zertifikat. Fügen Sie das neue hinzu, bevor das alte abläuft: In der Zwischenzeit gelten beide.`,
    fromMetadata: (provider) =>
      `Sie werden etwa stündlich aus den Metadaten von ${provider} gelesen, ein erneuertes Zertifikat wird also von selbst angenommen.`,
    readNow: 'Metadaten jetzt lesen',
    read: 'Die Metadaten wurden gelesen.',
    none: 'Noch kein Zertifikat.',
    expires: (date) => `Läuft am ${date} ab`,
    expired: (date) => `Am ${date} abgelaufen`,
    soon: 'Läuft bald ab',
    valid: 'Gültig',
    ended: 'Abgelaufen',
    weak: 'Zu schwach',
    ignored: (provider) =>
      `Die Metadaten von ${provider} enthalten auch Zertifikate, deren Schlüssel zu schwach sind. Sie werden ausgelassen: Damit signierte Anmeldungen werden abgelehnt.`,
    fingerprint: 'SHA-256-Fingerabdruck',
    remove: 'Entfernen',
    add: {
      title: 'Zertifikat hinzufügen',
      label: 'Zertifikat',
      hint: (provider) =>
        `Als PEM, wie ${provider} es anzeigt oder herunterlädt. Es beginnt mit -----BEGIN CERTIFICATE-----`,
      file: 'Datei auswählen',
      submit: 'Zertifikat hinzufügen',
    },
    added: (provider) =>
      `Das Zertifikat wurde hinzugefügt. Entfernen Sie das alte, sobald ${provider} das neue verwendet.`,
    noConnection: 'Es gibt keine SAML-Verbindung, deren Zertifikate erneuert werden könnten.',
    errors: {
      required: 'Fügen Sie das Zertifikat ein.',
      refused: (why) => `Das kann nicht verwendet werden. Der Grund: ${why}`,
      many: 'Es gibt schon zehn Zertifikate. Entfernen Sie zuerst eines.',
    },
  },
  domains: {
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
    lastCheck: {
      at: (date) => `Zuletzt geprüft: ${date}`,
      expected: 'Erwartet',
      seen: 'Gefunden',
      none: 'Kein TXT-Eintrag',
      missing: 'Wir haben noch keinen TXT-Eintrag mit diesem Namen gefunden.',
      different:
        'Es gibt einen TXT-Eintrag mit diesem Namen, aber mit einem anderen Wert. Kopieren Sie den Wert erneut.',
      elsewhere: (name) =>
        `Der Wert steht unter ${name}, das ist der falsche Name. Geben Sie den Namen genau so ein, wie er oben steht.`,
      failures: {
        no_answer:
          'DNS hat nicht rechtzeitig geantwortet. Wir wissen daher nicht, ob es den Eintrag gibt. Versuchen Sie es in einer Minute noch einmal.',
        refused:
          'Der Nameserver hat die Antwort verweigert (REFUSED). Prüfen Sie, ob die Nameserver der Domain richtig eingetragen sind.',
        server_failed:
          'Der Nameserver hat mit einem Fehler geantwortet (SERVFAIL). Prüfen Sie die Nameserver und die DNSSEC-Einstellungen der Domain.',
      },
    },
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
      elsewhere: 'Eine andere Organisation hat diese Domain bereits bestätigt.',
    },
  },
  kit: {
    ended: {
      ended: {
        title: 'Ihre Sitzung ist beendet',
        cause: 'Aus Sicherheitsgründen endet sie nach einer Stunde ohne Aktivität oder wenn ihr Link widerrufen wird.',
        next: 'Was Sie gespeichert haben, bleibt. Öffnen Sie das Portal erneut aus der Anwendung oder mit dem Einrichtungslink in Ihrer E-Mail.',
      },
      left: {
        title: 'Sie haben das Portal verlassen',
        cause: 'Ihre Änderungen sind gespeichert.',
        next: 'Sie können dieses Fenster schließen.',
      },
      used: {
        title: 'Dieser Link wurde schon verwendet',
        cause: 'Er öffnet das Portal einmal, in einem Browser.',
        next: 'Gehen Sie zurück zur Anwendung und öffnen Sie das Portal erneut, um einen neuen Link zu erhalten.',
      },
      expired: {
        title: 'Dieser Link ist abgelaufen',
        cause: 'Links aus der Anwendung gelten 5 Minuten, Einrichtungslinks 30 Tage.',
        next: 'Gehen Sie zurück zur Anwendung und öffnen Sie das Portal erneut, oder bitten Sie um einen neuen Link, wo dieser herkam.',
      },
      completed: {
        title: 'Die Einrichtung ist abgeschlossen',
        cause: 'Dieser Einrichtungslink hat seinen Zweck erfüllt und gilt nicht mehr.',
        next: 'Um später etwas zu ändern, öffnen Sie das Portal aus der Anwendung, oder bitten Sie um einen neuen Link, wo dieser herkam.',
      },
      unknown: {
        title: 'Dieser Link funktioniert nicht',
        cause: 'Er ist unvollständig, wurde widerrufen oder durch einen neueren ersetzt.',
        next: 'Verwenden Sie den Link in der neuesten E-Mail, oder gehen Sie zurück zur Anwendung und öffnen Sie das Portal erneut.',
      },
      portalFormRefused: {
        title: 'Diese Seite ist veraltet',
        cause:
          'Sie gehört zu einer früheren Sitzung, vielleicht weil Sie in diesem Browser einen anderen Link geöffnet haben.',
        next: 'Es wurde nichts geändert. Fahren Sie dort fort, wo das Portal jetzt ist.',
        link: 'Weiter',
      },
    },
    frame: {
      home: 'Übersicht',
      domains: 'Domains',
      sso: 'Single Sign-on',
      directory: 'Verzeichnis',
      auditLog: 'Audit-Protokoll',
      logStreams: 'Protokollströme',
      ownKey: 'Schlüssel',
      exit: 'Verlassen',
      navigation: 'Einstellungen',
      back: (brand) => `Zurück zu ${brand}`,
      support: (brand) => `Hilfe von ${brand}`,
      copy: 'Kopieren',
      optional: 'Optional',
      searchProviders: 'Anbieter suchen',
      noProvider: 'Kein Anbieter mit diesem Namen. Wählen Sie stattdessen „Anderer Anbieter“.',
      anotherProvider: 'Anderer Anbieter',
      chooseFile: 'Datei auswählen',
      secretKept: 'Es ist gespeichert. Lassen Sie das Feld leer, um es zu behalten.',
      example: (value) => `Zum Beispiel ${value}`,
      errors: {
        required: 'Geben Sie einen Wert ein.',
        wrong: 'Das kann nicht stimmen. Kopieren Sie es noch einmal.',
        unlike: (example) => `Prüfen Sie diesen Wert. Er sollte so aussehen: ${example}`,
        address: 'An diese Adresse können wir nichts senden. Verwenden Sie eine öffentliche https-Adresse.',
        secretAgain:
          'Geben Sie diesen Wert noch einmal ein. Er geht jetzt an einen anderen Server, und der gespeicherte wird dorthin nicht gesendet.',
      },
      progress: 'Schritte der Einrichtung',
      stages: {
        dns: 'Gescheitert beim DNS: Der Hostname wurde nicht aufgelöst, es wurde also nichts gesendet.',
        connection:
          'Gescheitert bei der Verbindung: Der Hostname wurde gefunden, der Server war aber nicht erreichbar.',
        tls: 'Gescheitert bei TLS: Der Server war erreichbar, eine sichere Verbindung kam aber nicht zustande.',
        http: 'Gescheitert bei HTTP: Der Server war erreichbar, schickte aber keine brauchbare Antwort.',
        status: (status) => `Gescheitert bei HTTP: Der Server antwortete mit Status ${status}.`,
        content: 'Gescheitert am Inhalt: Die Antwort kam an, ihr Inhalt ist aber nicht verwendbar.',
      },
      stepOf: (n, of) => `Schritt ${n} von ${of}`,
      doneStep: 'erledigt',
    },
  },
  logStreams: {
    title: 'Protokollströme',
    lead: (brand) => `Ereignisse Ihres Audit-Protokolls bei ${brand} gehen an diese Ziele, sobald sie geschehen.`,
    add: 'Ziel hinzufügen',
    choose: {
      title: 'Ziel wählen',
      lead: (brand) =>
        `Wählen Sie, wohin ${brand} die Ereignisse Ihres Audit-Protokolls sendet. Sie brauchen dort Administratorrechte.`,
      detail: {
        Datadog: 'Log-Eingang',
        Splunk: 'Event Collector (HTTP)',
        S3: 'Bucket (AWS)',
        GoogleCloudStorage: 'Bucket (Google)',
        AzureSentinel: 'API zur Protokollerfassung',
        GenericHttps: 'Beliebige Adresse',
      },
    },
    setup: {
      title: (destination) => `An ${destination} senden`,
      lead: 'Führen Sie dort diese Schritte aus und geben Sie dann die Angaben ein. Bevor der Strom beginnt, senden wir ein Testereignis.',
      details: 'Angaben',
      submit: 'Testereignis senden und beginnen',
      other: 'Anderes Ziel wählen',
      egress: {
        title: 'Diese Adressen zulassen',
        lead: 'Lässt Ihre Firewall nur bekannte Absender zu, fügen Sie die Adressen hinzu, von denen die Ereignisse kommen.',
        address: 'Absenderadresse',
      },
    },
    states: {
      active: 'Aktiver Strom',
      error: 'Neuer Versuch folgt',
      invalid: 'Abgelehnt',
      inactive: 'Angehalten',
    },
    words: {
      active: 'Ereignisse kommen an, sobald sie geschehen.',
      error:
        'Das Ziel nimmt zurzeit keine Ereignisse an. Wir bewahren sie auf und versuchen es wieder; nichts geht verloren.',
      invalid:
        'Das Ziel lehnt die Zugangsdaten oder Einstellungen ab. Ändern Sie sie, damit es weitergeht; bis dahin geht nichts verloren.',
      inactive: 'Es wird nichts gesendet. Ereignisse werden aufbewahrt und folgen, sobald Sie fortsetzen.',
    },
    facts: {
      title: 'Zustand',
      pending: 'Noch zu senden',
      last: 'Letztes Ereignis angenommen',
      never: 'Noch keines',
      next: 'Nächster Versuch',
      error: 'Letzter Fehler',
    },
    says: (destination, words) => `${destination} meldet: ${words}`,
    test: 'Testereignis senden',
    tested: 'Das Testereignis ist angekommen.',
    started: 'Das Testereignis ist angekommen. Ab jetzt werden Ereignisse gesendet.',
    untaken: (words) => `Das Testereignis wurde nicht angenommen, daher wird noch nichts gesendet. ${words}`,
    refused: (words) => `Das Testereignis wurde nicht angenommen. ${words}`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    finish: 'Fertigstellen',
    settings: {
      title: 'Einstellungen',
      change: 'Zugangsdaten und Angaben',
      guide: 'Schritte',
      save: 'Speichern und Testereignis senden',
      back: 'Protokollstrom',
    },
    remove: {
      title: 'Löschen',
      lead: 'Beendet den Strom. Was gesendet wurde, bleibt am Ziel.',
      confirm: (destination) => `Den Strom an ${destination} löschen?`,
      confirmLead: (n) =>
        `${n} noch wartende Ereignisse werden nicht mehr gesendet. Was gesendet wurde, bleibt am Ziel. Das lässt sich nicht rückgängig machen.`,
      keep: 'Behalten',
    },
    unavailable: (brand) =>
      `${brand} kann an dieses Ziel noch nicht senden: Dem Server fehlt eine Einstellung. Wählen Sie ein anderes Ziel oder fragen Sie ${brand}.`,
    many: 'Es gibt bereits so viele Ströme wie möglich. Löschen Sie einen, um einen anderen hinzuzufügen.',
    ourAccount: (brand) => `<AWS-Konto von ${brand}>`,
  },
  overview: {
    title: (organization) => `${organization} einrichten`,
    lead: (brand) =>
      `In zwei Schritten melden sich Ihre Kolleginnen und Kollegen mit ihrem Firmenkonto bei ${brand} an.`,
    leadForAll: (brand) =>
      `Ihre Kolleginnen und Kollegen melden sich mit ihrem Firmenkonto bei ${brand} an, und Ihr Verzeichnis hält Personen und Gruppen aktuell.`,
    domains: {
      title: 'Domains',
      lead: 'Weisen Sie nach, dass die E-Mail-Domains Ihrem Unternehmen gehören.',
      none: 'Nicht eingerichtet',
      some: (count) => (count === 1 ? 'Eine bestätigt' : `${count} bestätigt`),
      pending: 'Wartet auf DNS',
    },
    sso: {
      title: 'Single Sign-on',
      lead: 'Verbinden Sie Ihren Identitätsanbieter, damit sich alle so anmelden wie gewohnt.',
      none: 'Nicht eingerichtet',
      draft: 'Einrichtung nicht abgeschlossen',
      active: 'Aktiv',
      inactive: 'Aus',
    },
    directory: {
      title: 'Verzeichnissynchronisierung',
      lead: 'Senden Sie Personen und Gruppen aus Ihrem Verzeichnis, damit der Zugriff ihm folgt.',
      none: 'Nicht eingerichtet',
      draft: 'Einrichtung nicht abgeschlossen',
      waiting: 'Wartet auf Ihren Anbieter',
      linked: 'Verbunden',
      failed: 'Zugangsdaten abgelehnt',
    },
    done: {
      title: 'Die Einrichtung ist abgeschlossen',
      lead: (organization, brand) =>
        `${organization} ist bereit. Ihre Kolleginnen und Kollegen können sich mit ihrem Firmenkonto bei ${brand} anmelden.`,
      domains: (organization) => `Die Domains von ${organization} sind bestätigt.`,
      directory: (organization, brand) =>
        `Das Verzeichnis von ${organization} ist verbunden. Änderungen an Personen und Gruppen erreichen ${brand} von selbst.`,
      logStreams: (organization) => `Das Audit-Protokoll von ${organization} wird gesendet.`,
      continue: (brand) => `Weiter zu ${brand}`,
      review: 'Einstellungen ansehen',
    },
  },
  ownKey: {
    choose: {
      title: 'Eigenen Schlüssel verwenden',
      lead: (brand) =>
        `Geheimnisse, die ${brand} für Ihr Unternehmen aufbewahrt, werden mit einem Schlüssel verschlüsselt, der in Ihrer Cloud bleibt. Nehmen Sie ihn weg, kann sie niemand lesen.`,
      where: 'Wo liegt Ihr Schlüssel?',
      detail: {
        AWS_KMS: 'Dienst von Amazon',
        GCP_KMS: 'Dienst von Google',
        AZURE_KEY_VAULT: 'Dienst von Microsoft',
      },
    },
    setup: {
      title: (service) => `Schlüssel von ${service} verwenden`,
      lead: 'Führen Sie dort diese Schritte aus und geben Sie dann die Angaben ein. Bevor wir den Schlüssel verwenden, verschlüsseln wir etwas damit und entschlüsseln es wieder.',
      details: 'Angaben',
      submit: 'Prüfen und verwenden',
      other: 'Anderer Dienst',
    },
    title: 'Ihr Schlüssel',
    states: {
      good: 'In Verwendung',
      bad: 'Nicht verwendbar',
    },
    words: {
      good: (brand) =>
        `Geheimnisse, die ${brand} für Ihr Unternehmen aufbewahrt, sind mit diesem Schlüssel verschlüsselt.`,
      bad: (brand) =>
        `${brand} kann die Geheimnisse Ihres Unternehmens erst wieder lesen, wenn der Schlüssel funktioniert.`,
    },
    facts: {
      title: 'Schlüssel',
      service: 'Dienst',
      verified: 'Letzte erfolgreiche Prüfung',
      since: 'In Verwendung seit',
    },
    verify: 'Schlüssel prüfen',
    used: 'Die Einrichtung ist abgeschlossen: Der Schlüssel hat etwas verschlüsselt und wieder entschlüsselt. Ab jetzt wird er verwendet.',
    verified: 'Der Schlüssel funktioniert: Er hat etwas verschlüsselt und wieder entschlüsselt.',
    unusable: (service, words) =>
      `Der Schlüssel konnte nichts verschlüsseln und wieder entschlüsseln, daher wurde nichts geändert. ${service} meldet: ${words}`,
    former:
      'Ihr jetziger Schlüssel ist nicht verwendbar, wird aber für den Wechsel gebraucht. Lassen Sie ihn uns noch einmal verwenden und versuchen Sie es dann erneut.',
    busy: 'Der Schlüssel wird gerade geändert. Versuchen Sie es noch einmal.',
    says: (service, words) => `${service} meldet: ${words}`,
    settings: {
      title: 'Einstellungen',
      change: 'Schlüssel oder Zugangsdaten ändern',
      changeLead: 'Alles Verschlüsselte geht sofort auf den neuen Schlüssel über.',
    },
    remove: {
      title: 'Schlüssel nicht mehr verwenden',
      row: (brand) => `Geheimnisse gehen auf einen Schlüssel von ${brand} zurück oder gehen auf Wunsch verloren.`,
      confirm: (service) => `Den Schlüssel von ${service} nicht mehr verwenden?`,
      lead: (brand) =>
        `Die Geheimnisse Ihres Unternehmens bleiben erhalten und werden ab jetzt mit einem Schlüssel von ${brand} verschlüsselt. Dafür wird Ihr Schlüssel noch einmal gebraucht: Entziehen Sie uns den Zugriff erst danach.`,
      submit: 'Nicht mehr verwenden',
      keep: 'Behalten',
      destroy: {
        title: 'Geheimnisse stattdessen vernichten',
        lead: (name) =>
          `Geht ohne den Schlüssel. Alles damit Verschlüsselte kann nie wieder gelesen werden, von niemandem. Geben Sie zur Bestätigung ${name} ein.`,
        field: 'Name Ihrer Organisation',
        submit: 'Geheimnisse vernichten',
        wrong: (name) => `Geben Sie ${name} genau so ein, wie es hier steht.`,
      },
    },
  },
}
