namespace Fairlead.Detection.Credentials;

/// <summary>The words around a secret's noun in a name, by what they do to it.</summary>
internal static class NameWords
{
    /// <summary>What has passwords, keys and tokens: <c>smtpPass</c>, <c>stripeKey</c>.</summary>
    public static readonly HashSet<string> Owners = Words(
        "api app application client consumer account service svc server web bot user usr admin administrator root sa guest owner operator "
            +
        "db database sql mysql mssql sqlserver postgres postgresql pg oracle mongo mongodb redis cassandra couch couchdb rabbit " +
        "rabbitmq mq amqp " +
        "mqtt kafka smtp imap pop pop3 mail email mailer ftp sftp ssh ldap wifi wlan wpa vpn proxy http https rest soap grpc " +
        "azure aws amazon gcp google firebase github gitlab git bitbucket stripe slack twilio sendgrid mailgun mailchimp openai " +
        "anthropic facebook " +
        "twitter paypal telegram discord jira elastic elasticsearch cosmos cosmosdb blob s3 storage vault nuget npm docker " +
        "jenkins sonar datadog algolia cloudinary maps tmdb omdb tvdb youtube spotify twitch steam weather recaptcha captcha hcaptcha " +
        "keystore truststore store cert certificate pfx p12 pkcs12 pem zip pdf archive backup connection conn machine master");

    /// <summary>Of these the ones that one signs in to with a password.</summary>
    public static readonly HashSet<string> Servers = Words(
        "db database sql mysql mssql sqlserver postgres postgresql pg oracle mongo mongodb redis cassandra couchdb rabbit rabbitmq mq " +
        "amqp mqtt kafka smtp imap pop3 mail mailer ftp sftp ssh ldap elastic elasticsearch keystore truststore");

    /// <summary>What makes a key a secret one; other keys look things up.</summary>
    public static readonly HashSet<string> KeyPurposes = Words(
        "secret private signing sign signature encryption encrypt encrypting decryption decrypt crypto crypt cryptographic cipher " +
        "aes des tripledes " +
        "rsa ecdsa hmac hs256 symmetric shared preshared psk security auth authentication authorization authorisation jwt access " +
        "subscription sas license licence product activation webhook integration admin deploy deployment ingest ingestion write " +
        "session developer " +
        "validation merchant passphrase master wrapping kek dek salt ssh gpg pgp");

    /// <summary>
    /// What turns a noun of secrets into something that is none: <c>publicKey</c>, <c>cancellationToken</c>, <c>hashedPassword</c>.
    /// </summary>
    public static readonly HashSet<string> Disclaimers = Words(
        "public cancellation cancel continuation idempotency page paging pagination syntax csrf xsrf antiforgery publishable concurrency " +
        "replacement " +
        "no not non invalid wrong bad incorrect missing forgot forgotten lost empty blank null without unexpected unknown duplicate " +
        "expired " +
        "hash hashed encrypted protected salted masked redacted obfuscated dummy fake mock example sample placeholder by per " +
        "site instrumentation authenticity primary foreign unique cache sort partition row column group lookup resource " +
        "render post shader boarding season battle first second third last next single multi two prepass depth shadow color");

    /// <summary>As the first word or before the noun: an action or a question, or a part of the screen, not the thing.</summary>
    public static readonly HashSet<string> Actions = Words(
        "reset change update verify check validate require requires required has is have are was show hide toggle enable disable " +
        "allow remember save " +
        "send ask enter prompt use uses using can should must need needs want generate clear create delete remove select parse " +
        "request revoke renew rotate supports include exclude contains match matches compare handle on set with get set try find " +
        "lbl label btn button msg message err error title column col field param parameter prop property claim event evt attr " +
        "attribute header " +
        "route url uri path view page action regex pattern tag xpath css selector id type tooltip hint help form div span link lnk " +
        "menu icon img " +
        "policy scope permission role name table query cmd command option opt arg flag resource res env fmt format");

    /// <summary>After the noun these leave it what it is: <c>apiKeyProd</c>, <c>passwordValue</c>, <c>tokenGithub</c>.</summary>
    public static readonly HashSet<string> Trailers = Words(
        "value val values string str literal const constant text plaintext plain clear cleartext raw base hex bytes byte array " +
        "buffer span chars utf8 " +
        "prod production dev develop development test testing tests staging stage stg live sandbox qa uat int local localhost " +
        "default old new current " +
        "previous legacy backup primary secondary main temp tmp override fallback demo initial " +
        "db database sql mysql mssql postgres postgresql oracle mongo mongodb redis smtp imap ftp sftp ssh ldap azure aws gcp " +
        "google github gitlab " +
        "stripe slack twilio sendgrid openai admin root wifi vpn one two first second us eu asia");

    /// <summary>
    /// Head nouns beside which a secret's own is only a description: <c>senhaHash</c>, in languages that describe afterwards.
    /// </summary>
    public static readonly HashSet<string> OtherHeads = Words(
        "hash hashed salt label url uri link path file name field campo column coluna columna texto titulo etiqueta length policy " +
        "service hasher " +
        "validator regex pattern id error erro invalida invalido incorreta incorrecta olvidada oubliee reset esquecida expirada " +
        "placeholder");

    // Heads of names that say it is no secret, whatever its value looks like: an id, a hash, where something is, what it is called.
    private static readonly HashSet<string> OtherThings = Words(
        "endpoint identifier uuid guid digest fingerprint thumbprint checksum etag template type kind format header headers page route " +
        "link image icon avatar version size count number rule rules expiry expires expiration " +
        "email owner requirement requirements setting settings lifetime ttl issuer audience subject " +
        "provider manager handler factory cache prefix suffix index position offset alias reference ref arn kid algorithm alg " +
        "curve scheme category purpose scope scopes claim event action status state message msg title description desc hint tooltip " +
        "question request response model dto view form input box button example sample mask separator delimiter encoding charset user " +
        "username domain host hostname port region bucket table query schema class method function parameter param argument " +
        "option options flag enabled required changed expired date time timestamp at comparer generator encoder protector container " +
        "resource section entry slot nonce iv challenge verifier attempt attempts history age folder directory dir location thumb " +
        "signature tag tags mode level strength code codes digits property " +
        "binding selector xpath css regexp expression culture locale language translation stdin");

    /// <summary>What has keys that look things up: <c>idempotencyKey</c>, <c>settingKey</c>.</summary>
    public static readonly HashSet<string> Entries = Words(
        "idempotency dictionary hash map object property setting settings config configuration registry route translation localization " +
        "localisation resource message event metric feature json claim header item dedup deduplication " +
        "correlation tracking trace span job trigger task queue topic routing binding shard tenant entity document record field index " +
        "version build asset image file blob path url node tree hot shortcut arrow function modifier accelerator any pressed down up " +
        "ctrl natural surrogate composite alternate candidate business external string int default gpg websocket " +
        "recv receive fetch trusted"); // of key servers: gpg --recv-keys

    public static bool IsOtherThing(string word) => OtherThings.Contains(word) || OtherHeads.Contains(word);

    /// <summary>What follows one of these describes what stands before it: <c>PasswordForSmtp</c>.</summary>
    public static readonly HashSet<string> Prepositions = Words("for of to from in at by with on as fuer fur per para pour");

    /// <summary>Which one of several, or a prefix that tells its type.</summary>
    public static readonly HashSet<string> Possessives =
        Words("my our the new old current confirm str psz lpsz sz txt web bearer refresh id m s");

    /// <summary>Determines whether a word says something about a secret at all, which is what takes a run of words apart.</summary>
    public static bool Contains(string word) =>
        Owners.Contains(word)
            || KeyPurposes.Contains(word)
            || Trailers.Contains(word)
            || Disclaimers.Contains(word)
            || (word.Length > 1 && Possessives.Contains(word));

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
