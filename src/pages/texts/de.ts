import type { Texts } from './en.ts'

export const de: Texts = {
  errorPages: {
    notFound: {
      title: 'Seite nicht gefunden',
      lead: 'Vielleicht enthält die Adresse einen Tippfehler, oder der Link ist veraltet.',
    },
    goBack: 'Zurück',
    serverError: {
      title: 'Etwas ist schiefgegangen',
      cause: 'Bei uns gibt es ein Problem. Es wurde nichts geändert.',
      next: 'Versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, wenden Sie sich an den Support der Anwendung.',
    },
    tooManyRequests: {
      title: 'Zu viele Anfragen',
      cause: 'Aus Ihrem Netzwerk kamen in kurzer Zeit zu viele Anfragen.',
      next: 'Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    },
    requestInvalid: {
      title: 'Dieser Link funktioniert nicht',
      cause: 'Die Anwendung hat Sie mit einer unvollständigen oder ungültigen Anfrage hierher geschickt.',
      next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal. Wenn es wieder geschieht, wenden Sie sich an deren Support.',
    },
  },
  frontPage: {
    title: 'Zum Anmelden die Anwendung öffnen',
    lead: (brand) => `${brand} leitet Sie hierher, wenn Sie sich anmelden müssen.`,
    leadWithoutLink: 'Die Anwendung leitet Sie hierher, wenn Sie sich anmelden müssen.',
  },
  kit: {
    failurePage: {
      supportCode: 'Support-Code',
      quote: 'Geben Sie diesen Code an, wenn Sie den Support kontaktieren.',
      tryAgain: 'Noch einmal versuchen',
      goTo: (brand) => `Zu ${brand}`,
    },
    page: {
      windowTitle: (title, brand) => `${title} · ${brand}`,
      failedTitle: (windowTitle) => `Fehler: ${windowTitle}`,
      copied: 'Kopiert',
      terms: 'Nutzungsbedingungen',
      privacy: 'Datenschutz',
      madeWith: 'Powered by Gatehouse',
    },
  },
  pipes: {
    failures: {
      connectionUnknown: {
        title: 'Dieser Link funktioniert nicht mehr',
        cause: 'Die Verbindung wurde bereits hergestellt, oder der Link ist unvollständig.',
        next: 'Gehen Sie zurück zur Anwendung und beginnen Sie noch einmal.',
      },
    },
    closing: {
      connected: (service) => `${service} ist verbunden`,
      connectedLead: 'Sie können diese Seite schließen und zur Anwendung zurückgehen.',
      failed: (service) => `${service} wurde nicht verbunden`,
      failedLead: 'Es hat sich nichts geändert. Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal.',
    },
    connecting: {
      redirecting: 'Verbindung wird hergestellt',
      connecting: (service) => `Verbindung mit ${service} wird hergestellt`,
      lead: 'Das dauert einen Moment. Wenn nichts geschieht, schließen Sie dieses Fenster und beginnen Sie in der Anwendung noch einmal.',
    },
  },
  providerGuides: {
    subjects: {
      create_application: 'Anwendung anlegen',
      enter_addresses: 'Unsere Adressen eintragen',
      enter_endpoint: 'Endpunkt und Token eintragen',
      map_attributes: 'Attribute zuordnen',
      add_groups: 'Gruppen senden',
      assign_people: 'Zugriff geben',
      choose_synced: 'Auswählen, wer synchronisiert wird',
      turn_on_sync: 'Bereitstellung einschalten',
      turn_on_api: 'API einschalten',
      create_reader: 'Konto zum Lesen anlegen',
      create_key: 'Schlüssel anlegen',
      allow_reading: 'Lesen erlauben',
      choose_admin: 'Administrator wählen',
      create_bucket: 'Bucket anlegen',
      create_receiver: 'Empfänger anlegen',
      create_table: 'Tabelle anlegen',
      allow_writing: 'Schreiben erlauben',
      prepare_endpoint: 'Endpunkt vorbereiten',
      create_encryption_key: 'Verschlüsselungsschlüssel anlegen',
      allow_key_use: 'Verwendung des Schlüssels erlauben',
      give_back: 'Angaben Ihres Anbieters kopieren',
    },
    optional: 'optional',
    whyGroups: 'Nur nötig, wenn Gruppen bestimmen sollen, welche Rollen jemand erhält.',
    openIn: (console, path) => `Öffnen Sie in der Verwaltung (${console}) ${path}.`,
    open: (path) => `Öffnen Sie ${path}.`,
    press: (button) => `Klicken Sie auf ${button}.`,
    choose: (option) => `Wählen Sie ${option}.`,
    chooseIn: (field, option) => `Wählen Sie bei ${field} die Option ${option}.`,
    turnOn: (option) => `Schalten Sie ${option} ein.`,
    turnOff: (option) => `Schalten Sie ${option} aus.`,
    name: (field) => `Geben Sie bei ${field} einen Namen ein, den alle im Unternehmen erkennen:`,
    paste: (field) => `Fügen Sie bei ${field} ein:`,
    pasteToken: (field) => `Fügen Sie bei ${field} das kopierte Token ein.`,
    fill: (field, text) => `Geben Sie bei ${field} ${text} ein.`,
    map: 'Fügen Sie diese Attribute in genau dieser Schreibweise hinzu:',
    check: 'Prüfen Sie, ob diese vorhanden sind:',
    assign: 'Fügen Sie die Personen und Gruppen hinzu, die sich anmelden dürfen.',
    sync: 'Fügen Sie die Personen und Gruppen hinzu, die synchronisiert werden sollen.',
    copy: (label, answer) => `Kopieren Sie ${label}. Sie geben es nachher als ${answer} ein.`,
    copySame: (label) => `Kopieren Sie ${label}. Wir fragen nachher danach.`,
    download: (label, answer) =>
      `Klicken Sie auf ${label} und speichern Sie die Datei. Sie laden sie nachher als ${answer} hoch.`,
    compose: (answer) =>
      `Als ${answer} geben Sie nachher dies ein, mit Ihren eigenen Werten statt der spitzen Klammern:`,
    composeKnown: (answer) => `Als ${answer} geben Sie nachher ein:`,
    answers: {
      idp_metadata_url: 'Metadaten-URL',
      idp_metadata_xml: 'Metadatendatei',
      idp_entity_id: 'Entity-ID des Anbieters',
      idp_sso_url: 'Anmelde-URL',
      idp_certificates: 'Zertifikat',
      discovery_endpoint: 'Discovery-Endpunkt',
      client_id: 'Client-ID',
      client_secret: 'Clientgeheimnis',
      service_account_key: 'Dienstkontoschlüssel',
      admin_email: 'E-Mail-Adresse des Administrators',
      company: 'Firmenname in der Adresse',
      api_key: 'API-Schlüssel',
      region: 'Region (Standort)',
      source: 'Name der Quelle',
      url: 'Adresse (URL)',
      token: 'Token',
      account_id: 'AWS-Konto-ID',
      role_name: 'Rollenname',
      bucket_name: 'Bucket-Name',
      bucket_path: 'Ordner im Bucket',
      access_key_id: 'Zugriffsschlüssel-ID',
      secret_access_key: 'Geheimer Zugriffsschlüssel',
      tenant_id: 'Mandanten-ID',
      data_collection_endpoint: 'Datensammlungsendpunkt',
      data_collection_rule_id: 'Unveränderliche ID der Regel',
      stream_name: 'Name des Datenstroms',
      format: 'Format der Daten',
      header_name: 'Name des Headers',
      header_value: 'Wert des Headers',
      base_url: 'Andere Adresse (nur Entwicklung)',
      key_arn: 'ARN des Schlüssels',
      key_name: 'Ressourcenname des Schlüssels',
      key_url: 'Schlüsselbezeichner',
      endpoint: 'Andere Adresse (nur Entwicklung)',
    },
    copyValue: 'Kopieren',
    sketch: (form, fields) => `Skizze des Formulars „${form}“ mit diesen Feldern: ${fields}.`,
    notes: {
      providers: {
        adFs: {
          fromFile:
            'Erreicht AD FS die Adresse nicht, öffnen Sie sie im Browser, speichern sie als Datei und wählen **Import data about the relying party from a file**.',
          typed:
            'Tippen Sie `objectGUID` ein, in der Liste steht es nicht. Es bleibt gleich, wenn sich Name oder E-Mail-Adresse ändern.',
        },
        auth0: {
          sha256: 'Die letzten beiden Zeilen sind wichtig: Sonst signiert Auth0 womöglich mit SHA-1, was wir ablehnen.',
          defaultsServe: 'Nichts zuzuordnen: Auth0 sendet Benutzer-ID, E-Mail-Adresse und Namen von sich aus.',
          connections: 'Schalten Sie die Verbindungen ein, deren Benutzer sich anmelden dürfen.',
        },
        cloudflare: {
          yourNames:
            'Die Werte sind das, was Ihr eigener Identitätsanbieter an Cloudflare sendet; sie können also anders heißen.',
          noGroups:
            'Cloudflare verpackt Gruppen in einem Format, das wir nicht lesen können; Rollen können daher nicht aus ihnen folgen.',
          policy:
            'Fügen Sie eine Richtlinie hinzu, die den gewünschten Personen die Anmeldung erlaubt. Ohne sie kann sich niemand anmelden.',
        },
        cyberark: {
          script:
            "Fügen Sie unter **Custom Logic** die Zeile `setAttributeArray('groups', LoginUser.RoleNames);` hinzu.",
        },
        duo: {
          roleRows:
            'Fügen Sie für jede Gruppe eine Zeile hinzu: ihren Namen als **Service Provider’s Role**, die Gruppe unter **Duo groups**.',
        },
        entraId: {
          defaultsServe:
            'Entra ID sendet diese Claims von sich aus. Wer unter **Mail** keine Adresse hat, kann sich nicht anmelden: Tragen Sie sie vorher ein.',
          graphPermission:
            'Bietet ein Dialog an, die Microsoft-Graph-Berechtigungen `email` und `profile` einzuschalten, stimmen Sie zu.',
          groupIds:
            'Gruppen kommen mit ihrer **Object Id** an, wenn Sie kein anderes Attribut wählen. Verwenden Sie beim Zuordnen von Rollen dieselben Werte.',
        },
        genericOidc: {
          webApplication:
            'Legen Sie einen Client für eine Webanwendung an. In Konsolen heißt er **Web application**, **Confidential client** oder **Regular web app**.',
          groupsClaim: 'Fügen Sie dem ID-Token einen Claim `groups` hinzu, mit einer Liste von Namen oder IDs.',
          standardScopes:
            'Erlauben Sie die Scopes `openid`, `profile` und `email`. Dann enthält das ID-Token alles Nötige: `sub`, `email`, `given_name`, `family_name`.',
        },
        genericSaml: {
          newApplication:
            'Legen Sie eine Anwendung für SAML 2.0 an. In Konsolen heißt sie **Custom SAML app**, **Service provider** oder **Relying party**.',
          orMetadata:
            'Liest Ihr Anbieter Metadaten, geben Sie ihm stattdessen unsere Metadaten-URL. Sie ist dieselbe wie die Entity-ID.',
          signed: 'Signieren Sie die Assertion mit SHA-256. Eine Signatur nur der Antwort genügt nicht.',
          groupsAttribute: 'Fügen Sie ein Attribut `groups` mit einem Wert für jede Gruppe der Person hinzu.',
          otherWays:
            'Keine solche URL? Speichern Sie die Metadaten als Datei, oder kopieren Sie Entity-ID, Anmelde-URL und Zertifikat.',
        },
        google: {
          leaveUnsigned:
            'Lassen Sie **Signed response** ausgeschaltet. Google signiert dann die Assertion, was wir verlangen.',
          chosenGroups:
            'Google sendet nur die Gruppen, die Sie hier wählen, höchstens 75. Wählen Sie eine Gruppe neu, wenn Sie sie umbenennen.',
          addMapping: 'Wählen Sie unter **Group membership (optional)** die Gruppen, die gesendet werden sollen.',
          noGroups:
            'Über OpenID Connect sendet Google keine Gruppen. Sollen Rollen aus Gruppen folgen, verwenden Sie SAML.',
          internalOnly:
            'Verlangt Google vorher die Einrichtung des Zustimmungsbildschirms, wählen Sie **Internal** als **Audience**.',
        },
        jumpcloud: {
          signAssertion:
            'Ohne dies werden Anmeldungen abgelehnt. Ihre Konsole zeigt es vielleicht als **Sign** → **Assertion**.',
        },
        keycloak: {
          eachMapper: 'Jedes Attribut ist ein eigener Mapper. Sein **Name** ist beliebig.',
        },
        common: {
          secretShownOnce: 'Das Geheimnis wird nur einmal angezeigt. Kopieren Sie es, bevor Sie die Seite verlassen.',
          nameIdServes: 'Ein Attribut für die ID gibt es nicht: Sie kommt aus der NameID.',
          standardClaimsServe: 'Nichts zuzuordnen: Das ID-Token enthält E-Mail-Adresse und Namen.',
          openApplication: 'Öffnen Sie die Anwendung, die Sie angelegt haben.',
        },
        okta: {
          formerPlace:
            'Kein **Show legacy configuration** zu sehen? Dann stehen diese Felder auf der Seite **Configure SAML**: Öffnen Sie **General** → **SAML Settings** → **Edit**.',
          formerGroupsPlace:
            'Kein **Show legacy configuration** zu sehen? Dann stehen diese Felder unter **Sign On** → **OpenID Connect ID Token** → **Edit**.',
        },
        onelogin: {
          includeEach: 'Klicken Sie für jedes auf **+** und schalten Sie **Include in SAML assertion** ein.',
          multiValue: 'Schalten Sie auch **Multi-value parameter** ein, damit jede Gruppe als eigener Wert ankommt.',
        },
        pingFederate: {
          fulfill:
            'Ordnen Sie unter **Authentication Source Mapping** Ihren Adapter oder Policy Contract zu und füllen Sie jedes Attribut daraus.',
          groupsContract:
            'Erweitern Sie den Vertrag um `groups` und füllen Sie es mit den Gruppen der Person, je einem Wert.',
          signing: 'Wählen Sie unter **Credentials** das Zertifikat, mit dem signiert wird.',
        },
        pingOne: {
          switchOn: 'Schalten Sie die Anwendung mit dem Schalter oben ein.',
        },
        rippling: {
          newPlace:
            'In neueren Konsolen: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
          dummyValues:
            'Sonst beantwortet Rippling Anfragen, die es nie gab, wenn jemand dort beginnt, und wir lehnen das ab.',
          rules: 'Wählen Sie, wer Zugriff erhält, und lassen Sie die übrigen Seiten, wie sie sind.',
          eachAttribute: 'Jedes ist ein eigenes **Global attribute**. Wählen Sie das passende Feld der Person.',
          groupValues: 'Fügen Sie für jede Gruppe einen Wert mit den Personen hinzu, die zu ihr gehören.',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            'Legen Sie einen **Custom Access Level** an, der **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** sowie **work and mobile phone** sehen darf.',
          addUser: 'Wählen Sie darin **Add a Non-Employee User** und benennen Sie den Benutzer nach dieser Verbindung.',
          canDoAsMuch:
            'Ein Schlüssel darf, was sein Benutzer darf. Der Schlüssel eines Administrators geht auch, darf aber mehr als nötig.',
          signIn: 'Melden Sie sich als dieser Benutzer an und klicken Sie auf das Bild unten links.',
          shownOnce:
            'BambooHR zeigt den Schlüssel einmal. Wir fragen auch nach dem ersten Teil Ihrer Adresse: `northwind` von `northwind.bamboohr.com`.',
        },
        cyberark: {
          deprovision:
            'Lassen Sie **Do not de-provision (deactivate or delete) users** aus, sonst behalten Ausgeschiedene ihren Zugriff.',
          roles:
            'Rollen von CyberArk kommen als Gruppen an. Geben Sie für jede den Namen der Gruppe als **Destination Group** ein.',
        },
        entraId: {
          newerConsole:
            'Hat die Seite kein Feld **Provisioning Mode**, wählen Sie stattdessen **New configuration**. Die Felder sind dieselben.',
          objectId:
            'Entra ID ordnet `externalId` von sich aus `mailNickname` zu. Ändern Sie es in `objectId`, das gleich bleibt. Adressen kommen aus **Mail**: Wer dort keine hat, erhält keinen Zugriff.',
          cycle:
            'Der erste Durchlauf beginnt nach wenigen Minuten, weitere folgen etwa alle 40 Minuten. **Provision on demand** sendet eine Person sofort.',
        },
        genericScim: {
          application:
            'Legen Sie eine Anwendung an, die über SCIM 2.0 bereitgestellt wird, oder öffnen Sie die, bei der sich alle anmelden.',
          authentication:
            'Wird nach der Authentifizierung gefragt, wählen Sie **Bearer Token** oder **HTTP Header**. Der Header ist `Authorization: Bearer`, gefolgt vom Token.',
          sent: 'Senden Sie `userName`, `emails`, `name.givenName`, `name.familyName` und `active`, und als `externalId` eine ID, die gleich bleibt.',
          operations:
            'Erlauben Sie das Anlegen, Ändern und Deaktivieren von Personen sowie das Senden von Gruppen mit ihren Mitgliedern.',
        },
        googleWorkspace: {
          project: 'Öffnen Sie **console.cloud.google.com** und wählen Sie ein Projekt oder legen Sie eines an.',
          noRole: 'Das Konto braucht im Projekt keine Rolle.',
          openAccount:
            'Öffnen Sie das Konto. Kopieren Sie unter **Details** seine **Unique ID**; Sie brauchen sie für den nächsten Schritt.',
          keysForbidden:
            'Meldet die Konsole, dass keine Schlüssel angelegt werden dürfen, verbietet es die Richtlinie `iam.disableServiceAccountKeyCreation` Ihres Unternehmens. Wer die Rolle **Organization Policy Administrator** hat, kann sie für dieses Projekt aufheben.',
          adminConsole: 'Öffnen Sie **admin.google.com**, die Admin-Konsole Ihres Google Workspace.',
          clientId: 'Fügen Sie bei **Client ID** die **Unique ID** des Kontos ein.',
          readOnly:
            'Mit diesen Bereichen lassen sich Personen und Gruppen lesen, aber nichts ändern. Bis sie bei Google gelten, kann es einige Minuten dauern.',
          whichAdmin:
            'Wählen Sie die Person, in deren Namen wir lesen. Ein Super Admin geht. Wir fragen nachher nach der E-Mail-Adresse.',
          customRole:
            'Besser ist ein Konto mit einer eigenen Rolle, unter **Account** → **Admin roles**, die von den **Admin API privileges** **Users → Read** und **Groups → Read** hat. Es muss sich einmal angemeldet haben.',
        },
        jumpcloud: {
          testUser:
            'Geben Sie bei **Test User Email** eine Adresse Ihrer Domain ein, die niemand hat. JumpCloud legt diese Person für den Test an und löscht sie wieder.',
          byGroups: 'JumpCloud sendet Personen nur über Gruppen. Alle müssen also in einer dieser Gruppen sein.',
        },
        okta: {
          whichApplication:
            'Eine andere Anwendung mit SCIM geht auch: Ihr Formular nennt die Felder vielleicht **SCIM connector base URL** und **HTTP Header**.',
          assignMembers:
            'Weisen Sie die Mitglieder einer übertragenen Gruppe auch der Anwendung zu. Okta sendet nur Personen, die zugewiesen sind.',
        },
        onelogin: {
          approval:
            'Leeren Sie unter **Require admin approval before this action is performed** die Kästchen, sonst genehmigen Sie jede Änderung selbst.',
          rules:
            'Fügen Sie unter **Rules** eine Regel mit der Aktion **Set Groups in** Ihrer Anwendung hinzu, und leiten Sie Gruppen aus **role** ab.',
        },
        pingFederate: {
          connectorNeeded:
            'Dafür braucht Ihr Server den SCIM-Connector und die ausgehende Bereitstellung. Fehlt **SCIM Connector** in der Liste, installieren Sie ihn zuerst.',
          channel:
            'Ein Kanal verbindet Ihr LDAP-Verzeichnis: Seine **Source Location** sagt, welche Personen und Gruppen gesendet werden.',
        },
        rippling: {
          newerConsole:
            'In neueren Konsolen: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**. Der Rest ist gleich.',
          supported:
            'Fügen Sie bei **Supported SCIM Attributes** `externalId`, `emails.primary`, `name.givenName` und `name.familyName` hinzu.',
          cadence:
            'Stellen Sie unter **Attribute Mappings** jedes Attribut auf **On user creation and updates**, damit Änderungen ankommen.',
        },
        sailpoint: {
          aggregation:
            'SailPoint liest die Schemas und danach alle Konten. Geben Sie anschließend Zugriff über Zugriffsprofile oder Rollen dieser Quelle.',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'Geben Sie der Tabelle diese Spalten: `TimeGenerated` (datetime), `id`, `event_type` und `organization_id` (string), `data` (dynamic). Eine Beispieldatei mit einem solchen Objekt genügt.',
          streamName: 'Der Name des Datenstroms steht in der **JSON View** der Regel unter `streamDeclarations`.',
          assignRole:
            'Weisen Sie die Rolle der registrierten Anwendung zu. Bis sie gilt, kann es bei Azure 30 Minuten dauern.',
        },
        datadog: {
          whichRegion:
            'Ihre Region steht in der Adresse von Datadog: `app.datadoghq.com` ist US1, `us3.` und `us5.` sind US3 und US5, `app.datadoghq.eu` ist EU1, `ap1.` ist AP1, `app.ddog-gov.com` ist US1-FED.',
        },
        genericHttps: {
          takesPosts:
            'Nehmen Sie `POST`-Anfragen über https an: eine Liste von Ereignissen in JSON oder ein Ereignis pro Zeile (NDJSON).',
          checksHeader:
            'Prüfen Sie einen Header, den nur wir senden: **Authorization**, sofern Sie keinen anderen wählen.',
          answersQuickly:
            'Antworten Sie innerhalb von zehn Sekunden mit einem Status von 200 bis 299, sobald die Ereignisse gespeichert sind.',
          mayRepeat:
            'Ereignisse kommen der Reihe nach. Nach einem Fehler können einige noch einmal kommen; `keySuffix` ist dann gleich.',
        },
        googleCloudStorage: {
          whichAccount:
            'Wählen oder erstellen Sie ein Dienstkonto und geben Sie ihm für den Bucket die Rolle **Storage Object Creator**.',
        },
        s3: {
          whichPolicy:
            'Setzen Sie den Namen Ihres Buckets an die Stelle von `<bucket>`. Die Rolle braucht kein anderes Recht.',
          accountId:
            'Wir fragen auch nach Ihrer **Account ID**, zwölf Ziffern im Menü oben rechts, und nach der Region des Buckets.',
        },
        splunk: {
          whichIndex:
            'Wählen Sie den Index für die Ereignisse und lassen Sie **Enable indexer acknowledgement** ausgeschaltet.',
          whichUrl:
            'Die URL von Splunk Cloud ist `https://http-inputs-<name>.splunkcloud.com:443`, die eines eigenen Splunk dessen Host mit dem Port des Collectors, meist 8088. Er braucht ein Zertifikat, dem Browser vertrauen.',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            'Setzen Sie den ARN Ihres Schlüssels an die Stelle von `<key ARN>`. Der Benutzer braucht kein anderes Recht und keinen Zugang zur Konsole.',
        },
        azureKeyVault: {
          withoutVersion:
            'Lassen Sie den letzten Teil des Bezeichners weg. Er ist die Version und ändert sich, wenn Azure den Schlüssel rotiert.',
          assignRole: 'Weisen Sie die Rolle der registrierten Anwendung zu.',
        },
        googleKms: {
          grant:
            'Geben Sie dem Konto für den Schlüssel die Rolle **Cloud KMS CryptoKey Encrypter/Decrypter**. Eine andere braucht es nicht.',
          openAccount: 'Öffnen Sie das Konto und darin **Keys**.',
        },
      },
    },
  },
}
