/** What is around every page, error pages, provider guides and pages of Pipes. */
export const en = {
  /** Failures that any page may end in. */
  errorPages: {
    notFound: {
      title: 'Page not found',
      lead: 'The address may be mistyped, or the link may be out of date.',
    },
    goBack: 'Go back',
    serverError: {
      title: 'Something went wrong',
      cause: 'There’s a problem on our end. Nothing was changed.',
      next: 'Try again in a moment. If it keeps happening, contact the app’s support team.',
    },
    tooManyRequests: {
      title: 'Too many requests',
      cause: 'We’ve received too many requests from your network in a short time.',
      next: 'Wait a minute, then try again.',
    },
    requestInvalid: {
      title: 'This link doesn’t work',
      cause: 'The app sent you here with an incomplete or invalid request.',
      next: 'Go back to the app and try again. If it keeps happening, contact its support team.',
    },
  },
  /** The page at the root of a server. */
  frontPage: {
    title: 'Open the app to sign in',
    lead: (brand: string) => `${brand} brings you here when you need to sign in.`,
    /** Where no address of an application is known. */
    leadWithoutLink: 'The app brings you here when you need to sign in.',
  },
  kit: {
    /** Every page of a failure. */
    failurePage: {
      supportCode: 'Support code',
      quote: 'Include this if you contact support.',
      tryAgain: 'Try again',
      goTo: (brand: string) => `Go to ${brand}`,
    },
    /** What stands around every page. */
    page: {
      windowTitle: (title: string, brand: string) => `${title} · ${brand}`,
      /** Window title of a form that came back with something to correct. */
      failedTitle: (windowTitle: string) => `Error: ${windowTitle}`,
      /** For a moment on the button that was pressed, and to screen readers. */
      copied: 'Copied',
      terms: 'Terms',
      privacy: 'Privacy',
      madeWith: 'Powered by Gatehouse',
    },
  },
  pipes: {
    /** Failures of connections to services that are shown as a page. */
    failures: {
      connectionUnknown: {
        title: 'This link no longer works',
        cause: 'The connection was already completed, or the link is incomplete.',
        next: 'Go back to the app and start again.',
      },
    },
    /** The page at the end of a connection, where the application has named no other. */
    closing: {
      connected: (service: string) => `${service} is connected`,
      connectedLead: 'You can close this page and go back to the app.',
      failed: (service: string) => `${service} wasn’t connected`,
      failedLead: 'Nothing was changed. Go back to the app and try again.',
    },
    /** The window that a widget opens, before it is at the service. */
    connecting: {
      redirecting: 'Connecting',
      connecting: (service: string) => `Connecting to ${service}`,
      lead: 'This takes a moment. If nothing happens, close this window and start again in the app.',
    },
  },
  /** One sentence for each kind of action. Names of a console come in with their markup. */
  providerGuides: {
    subjects: {
      create_application: 'Create the application',
      enter_addresses: 'Enter our addresses',
      enter_endpoint: 'Enter the endpoint and token',
      map_attributes: 'Map the attributes',
      add_groups: 'Send groups',
      assign_people: 'Give people access',
      choose_synced: 'Choose who to sync',
      turn_on_sync: 'Turn on provisioning',
      turn_on_api: 'Turn on the API',
      create_reader: 'Create an account for reading',
      create_key: 'Create a key',
      allow_reading: 'Allow it to read',
      choose_admin: 'Choose an administrator',
      create_bucket: 'Create a bucket',
      create_receiver: 'Create the receiver',
      create_table: 'Create the table',
      allow_writing: 'Allow it to write',
      prepare_endpoint: 'Prepare your endpoint',
      create_encryption_key: 'Create an encryption key',
      allow_key_use: 'Allow us to use the key',
      give_back: 'Copy your provider’s details',
    },
    /** Behind the heading of a step that may be skipped. */
    optional: 'optional',
    whyGroups: 'You only need this if groups decide which roles people get.',
    openIn: (console: string, path: string) => `In the ${console}, go to ${path}.`,
    open: (path: string) => `Go to ${path}.`,
    press: (button: string) => `Select ${button}.`,
    choose: (option: string) => `Choose ${option}.`,
    chooseIn: (field: string, option: string) => `For ${field}, choose ${option}.`,
    turnOn: (option: string) => `Turn on ${option}.`,
    turnOff: (option: string) => `Turn off ${option}.`,
    name: (field: string) => `In ${field}, enter a name that people will recognize:`,
    paste: (field: string) => `In ${field}, paste:`,
    pasteToken: (field: string) => `In ${field}, paste the token you copied.`,
    fill: (field: string, text: string) => `In ${field}, enter ${text}.`,
    map: 'Add these attributes, spelled exactly like this:',
    check: 'Check that these attributes are listed:',
    assign: 'Add the people and groups who may sign in.',
    sync: 'Add the people and groups to sync.',
    copy: (label: string, answer: string) => `Copy ${label}. You’ll enter it as ${answer}.`,
    /** Where our form calls it by the same name. */
    copySame: (label: string) => `Copy ${label}. We’ll ask for it.`,
    download: (label: string, answer: string) => `Select ${label} and save the file. You’ll upload it as ${answer}.`,
    compose: (answer: string) =>
      `For ${answer}, you’ll enter this, with your own values in place of the angle brackets:`,
    composeKnown: (answer: string) => `For ${answer}, you’ll enter:`,
    /** Fields of our form. */
    answers: {
      idp_metadata_url: 'Metadata URL',
      idp_metadata_xml: 'Metadata file',
      idp_entity_id: 'Provider entity ID',
      idp_sso_url: 'Sign-in URL',
      idp_certificates: 'Certificate',
      discovery_endpoint: 'Discovery endpoint',
      client_id: 'Client ID',
      client_secret: 'Client secret',
      service_account_key: 'Service account key',
      admin_email: 'Administrator’s email',
      company: 'Company name in the address',
      api_key: 'API key',
      region: 'Region',
      source: 'Source name',
      url: 'URL',
      token: 'Token',
      account_id: 'AWS account ID',
      role_name: 'Role name',
      bucket_name: 'Bucket name',
      bucket_path: 'Folder in the bucket',
      access_key_id: 'Access key ID',
      secret_access_key: 'Secret access key',
      tenant_id: 'Tenant ID',
      data_collection_endpoint: 'Data collection endpoint',
      data_collection_rule_id: 'Immutable ID of the rule',
      stream_name: 'Stream name',
      format: 'Format',
      header_name: 'Header name',
      header_value: 'Header value',
      base_url: 'Custom address (development only)',
      key_arn: 'Key ARN',
      key_name: 'Resource name of the key',
      key_url: 'Key identifier',
      endpoint: 'Custom address (development only)',
    },
    copyValue: 'Copy',
    /** Read out instead of the sketch of a form. */
    sketch: (form: string, fields: string) => `Sketch of the form “${form}” with these fields: ${fields}.`,
    /** Notes of single providers, where no common sentence fits. `**bold**` and `` `code` `` may stand in it. */
    notes: {
      providers: {
        adFs: {
          fromFile:
            'If AD FS can’t reach the address, open it in a browser, save it as a file, and choose **Import data about the relying party from a file**.',
          typed: 'Type `objectGUID`, which isn’t in the list. It stays the same when a person’s name or email changes.',
        },
        auth0: {
          sha256: 'The last two lines matter: without them, Auth0 may sign with SHA-1, which we refuse.',
          defaultsServe: 'Nothing to map: Auth0 sends the user ID, the email and the names by default.',
          connections: 'Turn on the connections whose users may sign in.',
        },
        cloudflare: {
          yourNames:
            'The values are the names that your own identity provider sends to Cloudflare, so yours may differ.',
          noGroups: 'Cloudflare packs groups into a format that we can’t read, so roles can’t be assigned by group.',
          policy: 'Add a policy that allows the people who may sign in. Without one, no one can.',
        },
        cyberark: {
          script: "Under **Custom Logic**, add the line `setAttributeArray('groups', LoginUser.RoleNames);`.",
        },
        duo: {
          roleRows:
            'Add a row for each group: its name as **Service Provider’s Role**, and the group under **Duo groups**.',
        },
        entraId: {
          defaultsServe:
            'Entra ID sends these claims by default. People without an address in **Mail** can’t sign in, so fill it in first.',
          graphPermission:
            'If a dialog offers to turn on the Microsoft Graph permissions `email` and `profile`, accept it.',
          groupIds:
            'Groups arrive by their **Object Id** unless you choose another attribute. Use the same values when you assign roles.',
        },
        genericOidc: {
          webApplication:
            'Create a client for a web application. Consoles call it **Web application**, **Confidential client** or **Regular web app**.',
          groupsClaim: 'Add a claim `groups` to the ID token, with a list of names or ids.',
          standardScopes:
            'Allow the scopes `openid`, `profile` and `email`. The ID token then has everything we need: `sub`, `email`, `given_name`, `family_name`.',
        },
        genericSaml: {
          newApplication:
            'Create an application for SAML 2.0. Consoles call it **Custom SAML app**, **Service provider** or **Relying party**.',
          orMetadata:
            'If your provider reads metadata, give it our metadata URL instead. It’s the same as the entity ID.',
          signed: 'Sign the assertion with SHA-256. A signature of the response alone isn’t enough.',
          groupsAttribute: 'Add an attribute `groups` with one value for each group of the person.',
          otherWays:
            'No such URL? Save the metadata as a file, or copy the entity ID, the sign-in URL and the certificate.',
        },
        google: {
          leaveUnsigned: 'Leave **Signed response** off. Google then signs the assertion, which we require.',
          chosenGroups:
            'Google sends only the groups you choose here, 75 at most. If you rename a group, choose it again.',
          addMapping: 'Under **Group membership (optional)**, choose the groups to send.',
          noGroups: 'Google sends no groups over OpenID Connect. To assign roles by group, use SAML.',
          internalOnly: 'If Google asks you to set up the consent screen first, choose **Internal** as **Audience**.',
        },
        jumpcloud: {
          signAssertion: 'Without this, sign-ins are refused. Your console may show it as **Sign** → **Assertion**.',
        },
        keycloak: {
          eachMapper: 'Each attribute needs its own mapper. Give it any **Name**.',
        },
        common: {
          /** The secret is shown once. */
          secretShownOnce: 'The secret is shown only once. Copy it before you leave the page.',
          /** The provider has no attribute for an id that stays. */
          nameIdServes: 'You don’t need an attribute for the ID. It comes from the NameID.',
          /** Only people who are allowed in by a rule of the provider can sign in. */
          standardClaimsServe: 'Nothing to map: the ID token has the email and the names.',
          /** In a list of the console. */
          openApplication: 'Open the application you created.',
        },
        okta: {
          formerPlace:
            'Don’t see **Show legacy configuration**? Your console has these fields on the page **Configure SAML**: go to **General** → **SAML Settings** → **Edit**.',
          formerGroupsPlace:
            'Don’t see **Show legacy configuration**? Your console has these fields under **Sign On** → **OpenID Connect ID Token** → **Edit**.',
        },
        onelogin: {
          includeEach: 'For each, select **+**, and turn on **Include in SAML assertion**.',
          multiValue: 'Turn on **Multi-value parameter** too, so that each group arrives as a separate value.',
        },
        pingFederate: {
          fulfill:
            'Under **Authentication Source Mapping**, map your adapter or policy contract, and fulfill each attribute from it.',
          groupsContract:
            'Extend the contract with `groups`, and fulfill it with the person’s groups, one value for each.',
          signing: 'Under **Credentials**, choose the signing certificate.',
        },
        pingOne: {
          switchOn: 'Turn the application on with the switch at the top.',
        },
        rippling: {
          newPlace:
            'In newer consoles: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
          dummyValues:
            'Without this, sign-ins that people start from the Rippling dashboard claim to answer a request that was never made, and we refuse them.',
          rules: 'Choose who gets access, and finish the remaining pages with their defaults.',
          eachAttribute: 'Add each as its own **Global attribute**, with the matching employee field.',
          groupValues: 'Add one value for each group, with the people who belong to it.',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            'Create a **Custom Access Level** that can view **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to**, and **work and mobile phone**.',
          addUser: 'In it, select **Add a Non-Employee User**, and name it after this connection.',
          canDoAsMuch:
            'A key can do everything its user can. An administrator’s own key also works, but it can do more than we need.',
          signIn: 'Sign in as that user, and select the picture in the bottom left corner.',
          shownOnce:
            'BambooHR shows the key once. We’ll also ask for the first part of your address: `northwind` in `northwind.bamboohr.com`.',
        },
        cyberark: {
          deprovision:
            'Leave **Do not de-provision (deactivate or delete) users** off, or people who leave keep their access.',
          roles: 'CyberArk roles arrive as groups. For each, enter the name of the group as **Destination Group**.',
        },
        entraId: {
          newerConsole:
            'If the page has no **Provisioning Mode**, select **New configuration** instead. The fields are the same.',
          objectId:
            'Entra ID maps `mailNickname` to `externalId` by default. Change it to `objectId`, which never changes. Addresses come from **Mail**. People without one don’t get access.',
          cycle:
            'The first cycle starts within minutes, later ones about every 40 minutes. **Provision on demand** sends one person right away.',
        },
        genericScim: {
          application: 'Create an application that is provisioned by SCIM 2.0, or open the one people sign in to.',
          authentication:
            'If it asks how to authenticate, choose **Bearer Token** or **HTTP Header**. The header is `Authorization: Bearer`, followed by the token.',
          sent: 'Send `userName`, `emails`, `name.givenName`, `name.familyName` and `active`, and as `externalId` an ID that never changes.',
          operations: 'Allow it to create, update and deactivate users, and to send groups with their members.',
        },
        googleWorkspace: {
          project: 'Open **console.cloud.google.com**, and select or create a project.',
          noRole: 'The account needs no role in the project.',
          openAccount: 'Open the account. Under **Details**, copy its **Unique ID**; you’ll need it for the next step.',
          keysForbidden:
            'If the console says that key creation is disabled, your company’s policy `iam.disableServiceAccountKeyCreation` prevents it. A person with the role **Organization Policy Administrator** can lift it for this project.',
          adminConsole: 'Open **admin.google.com**, the Admin console of your Google Workspace.',
          clientId: 'In **Client ID**, paste the **Unique ID** of the account.',
          readOnly:
            'These scopes let us read people and groups, but not change anything. It may take Google a few minutes to apply them.',
          whichAdmin:
            'Choose the person on whose behalf we read the directory, such as a super administrator. We’ll ask for their email.',
          customRole:
            'An account with its own role is safer: under **Account** → **Admin roles**, create one that has only **Users → Read** and **Groups → Read** from the **Admin API privileges**. The account must have signed in once.',
        },
        jumpcloud: {
          testUser:
            'In **Test User Email**, enter an address at your domain that no employee has. JumpCloud creates that user for the test and deletes it again.',
          byGroups: 'JumpCloud sends people through groups only, so everyone has to be in one of these groups.',
        },
        okta: {
          whichApplication:
            'Another application with SCIM also works. Its form may call the fields **SCIM connector base URL** and **HTTP Header**.',
          assignMembers:
            'Assign the members of a pushed group to the application as well. Okta sends only assigned people.',
        },
        onelogin: {
          approval:
            'Under **Require admin approval before this action is performed**, clear the boxes, or approve each change yourself.',
          rules:
            'Under **Rules**, add one with the action **Set Groups in** your application, and map groups from **role**.',
        },
        pingFederate: {
          connectorNeeded:
            'Your server needs outbound provisioning and the SCIM connector. If **SCIM Connector** isn’t in the list, install it first.',
          channel:
            'A channel connects your LDAP directory: its **Source Location** says which people and groups are sent.',
        },
        rippling: {
          newerConsole:
            'In newer consoles: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
          supported:
            'In **Supported SCIM Attributes**, add `externalId`, `emails.primary`, `name.givenName` and `name.familyName`.',
          cadence:
            'Under **Attribute Mappings**, set every attribute to **On user creation and updates**, so that changes are sent.',
        },
        sailpoint: {
          aggregation:
            'SailPoint reads the schemas and then all accounts. Afterwards, give access through access profiles or roles of this source.',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'Give the table these columns: `TimeGenerated` (datetime), `id`, `event_type` and `organization_id` (string), `data` (dynamic). A sample file with one such object is enough.',
          streamName: 'The stream name is in the **JSON View** of the rule, under `streamDeclarations`.',
          assignRole:
            'Assign the role to the application that you registered. It can take Azure up to 30 minutes to apply this.',
        },
        datadog: {
          whichRegion:
            'Your Datadog address shows your region: `app.datadoghq.com` is US1, `us3.` and `us5.` are US3 and US5, `app.datadoghq.eu` is EU1, `ap1.` is AP1, `app.ddog-gov.com` is US1-FED.',
        },
        genericHttps: {
          takesPosts:
            'Accept `POST` requests over https, with an array of events in JSON, or one event per line (NDJSON).',
          checksHeader: 'Check a header that only we send. It’s **Authorization** unless you choose another.',
          answersQuickly: 'Answer with a status from 200 to 299 within ten seconds, once the events are stored.',
          mayRepeat: 'Events arrive in order. After a failure, some may arrive again with the same `keySuffix`.',
        },
        googleCloudStorage: {
          whichAccount:
            'Choose or create a service account, and give it the role **Storage Object Creator** on the bucket.',
        },
        s3: {
          whichPolicy: 'Replace `<bucket>` with the name of your bucket. The role needs no other permission.',
          accountId:
            'We’ll also ask for your **Account ID**, twelve digits in the menu at the top right, and for the region of the bucket.',
        },
        splunk: {
          whichIndex: 'Choose the index that the events go to, and leave **Enable indexer acknowledgement** off.',
          whichUrl:
            'For Splunk Cloud, the URL is `https://http-inputs-<name>.splunkcloud.com:443`. For your own Splunk, it’s the host with the port of the collector, usually 8088. It needs a certificate that browsers trust.',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            'Replace `<key ARN>` with the ARN of your key. The user needs no other permission and no console access.',
        },
        azureKeyVault: {
          withoutVersion:
            'Leave out the last part of the identifier. It’s the version, which changes when Azure rotates the key.',
          assignRole: 'Assign the role to the application that you registered.',
        },
        googleKms: {
          grant:
            'On the key, give the account the role **Cloud KMS CryptoKey Encrypter/Decrypter**. It needs no other role.',
          openAccount: 'Open the account and go to **Keys**.',
        },
      },
    },
  },
}

export type Texts = typeof en
