namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>The keywords of the connection strings that .NET code writes, over all drivers and services.</summary>
internal static class Keywords
{
    private const int LongestName = 60;

    private static readonly Keyword Password = new(KeywordRole.Password, "a password");
    private static readonly Keyword Passphrase = new(KeywordRole.Password, "a passphrase");
    private static readonly Keyword Token = new(KeywordRole.Key, "a token");

    // Sorted by the last letter, which is asked first of every text before an equals sign.
    private static readonly string[] PasswordEndings = ["password", "passwd", "pwd"];
    private static readonly string[] KeyEndings = ["accountkey", "accesskey", "apikey", "appkey", "applicationkey", "secretkey"];
    private static readonly string[] EndingsWithE = ["passphrase", "passcode", "sharedaccesssignature", "sharedsecretvalue"];
    private static readonly string[] EndingsWithN = ["token"];
    private static readonly string[] EndingsWithS = ["pass"];
    private static readonly string[] EndingsWithT = ["secret"];
    private static readonly string[] EndingsWithW = ["pw", "psw"];

    private static readonly KeywordTable<Keyword> Table = new KeywordTable<Keyword>()
        .Add(Password, "pass", "pw", "psw", "passcode", "sasl.password", "ssl.key.password", "ssl.keystore.password", "jetoledb:databasepassword",
            "jetoledb:newdatabasepassword", "ssce:databasepassword")
        .Add(Passphrase, "passphrase", "encryptionpassphrase", "keypassphrase")
        .Add(new Keyword(KeywordRole.Key, "an account key"), "accountkey")
        .Add(new Keyword(KeywordRole.Key, "a shared access key"), "sharedaccesskey")
        .Add(new Keyword(KeywordRole.Key, "a shared access signature"), "sharedaccesssignature")
        .Add(new Keyword(KeywordRole.Key, "an access key"), "accesskey", "secretaccesskey", "awssecretkey", "awssecretaccesskey", "secretkey")
        .Add(new Keyword(KeywordRole.Key, "an API key"), "apikey", "appkey", "applicationkey", "xapikey")
        .Add(new Keyword(KeywordRole.Key, "a secret"), "secret", "clientsecret", "appsecret", "applicationsecret", "apisecret", "sharedsecret",
            "consumersecret", "accesskeysecret", "sharedsecretvalue", "oauthclientsecret")
        .Add(Token, "token", "accesstoken", "authtoken", "apitoken", "usertoken", "applicationtoken", "apptoken", "securitytoken",
            "sessiontoken", "oauthtoken", "oauthaccesstoken", "bearertoken", "refreshtoken", "personalaccesstoken", "motherducktoken", "sastoken")
        .Add(new Keyword(KeywordRole.Server),
            "server", "servers", "host", "hosts", "hostname", "hostaddr", "hostaddress", "datasource", "address", "addr", "networkaddress",
            "servername", "dataserver", "endpoint", "endpoints", "accountendpoint", "blobendpoint", "queueendpoint", "tableendpoint",
            "fileendpoint", "serviceendpoint", "contactpoint", "contactpoints", "nodes", "bootstrap.servers", "bootstrapservers", "brokers",
            "brokerlist", "url", "uri", "urls", "serviceuri", "serviceurl", "serverurl", "dsn", "filedsn", "filename", "dbq", "dbfilename",
            "attachdbfilename", "initialfilename", "fulluri", "accountname", "databasefile", "dbpath", "dbname", "tnsname", "smtpserver",
            "cluster", "clusterid", "authority", "gateway", "primary", "replicas", "sentinels", "baseurl", "apiurl", "connection",
            "failoverpartner", "computername", "remoteserver", "location", "ldapserver")
        .Add(new Keyword(KeywordRole.User),
            "user", "userid", "uid", "username", "usr", "login", "loginname", "loginid", "userlogin", "sharedaccesskeyname", "deviceid",
            "clientid", "accesskeyid", "proxyuserid", "sasl.username", "dbuser", "databaseuser", "applicationclientid", "appclientid",
            "sharedsecretissuer", "principal", "account")
        .Add(new Keyword(KeywordRole.Database),
            "database", "databasename", "db", "initialcatalog", "catalog", "defaultschema", "schema", "currentschema", "searchpath",
            "keyspace", "defaultkeyspace", "warehouse", "bucket", "defaultbucket", "org", "virtualhost", "vhost", "servicename", "service",
            "sid", "entitypath", "collection", "hubname", "defaultdatabase", "instance", "instancename", "role", "package")
        .Add(new Keyword(KeywordRole.Identity), "integratedsecurity", "trustedconnection", "authentication", "authenticator", "authtype")
        .Add(new Keyword(KeywordRole.Option),
            "provider", "driver", "port", "id", "ssl", "sslmode", "usessl", "encrypt", "encryption", "tls", "protocol", "version", "charset",
            "characterset", "dialect", "timeout", "connecttimeout", "connectiontimeout", "commandtimeout", "defaultcommandtimeout",
            "querytimeout", "synctimeout", "asynctimeout", "requesttimeout", "connectretry", "connectretrycount", "keepalive", "lifetime",
            "pooling", "maxpoolsize", "minpoolsize", "maximumpoolsize", "minimumpoolsize", "connectionlifetime", "connectionidlelifetime",
            "connectionreset", "enlist", "readonly", "mode", "cache", "journalmode", "foreignkeys", "multipleactiveresultsets", "mars",
            "persistsecurityinfo", "trustservercertificate", "applicationname", "app", "workstationid", "wsid", "packetsize",
            "applicationintent", "multisubnetfailover", "columnencryptionsetting", "typesystemversion", "userinstance", "asynchronousprocessing",
            "allowuservariables", "allowzerodatetime", "convertzerodatetime", "allowloadlocalinfile", "allowpublickeyretrieval", "sslca",
            "usecompression", "compress", "oldguids", "treattinyasboolean", "autoenlist", "includeerrordetail", "noresetonclose",
            "maxautoprepare", "rootcertificate", "timezone", "targetsessionattributes", "loadbalancehosts", "dbapprivilege", "dbaprivilege",
            "statementcachesize", "selftuning", "servertype", "clientlibrary", "wirecrypt", "extendedproperties", "jetoledb:systemdatabase",
            "defaultendpointsprotocol", "endpointsuffix", "transporttype", "operationtimeout", "usedevelopmentstorage",
            "usedevelopmentemulator", "abortconnect", "abortonconnectfail", "allowadmin", "connectretries", "channelprefix", "configchannel",
            "tiebreaker", "resolvedns", "highprioritysocketthreads", "prefix", "poolsize", "requestedheartbeat", "prefetchcount",
            "publisherconfirms", "persistentmessages", "product", "platform", "heartbeat", "consistencylevel", "replicaset", "authsource",
            "retrywrites", "tlsinsecure", "allowbatching", "security.protocol", "sasl.mechanism", "group.id", "client.id", "currentlanguage",
            "language", "locale", "region", "scheme", "metadata", "providerconnectionstring", "disablecache", "isolationlevel",
            "optionfile", "option", "stmt", "noprompt", "convertdatetime", "blobasguid", "binaryguid", "datetimeformat", "failifmissing",
            "useutf16encoding", "legacyformat", "synchronous", "pagesize", "cachesize", "collation", "upgrade", "initialsize", "certpath",
            "sslcert", "sslkey", "certificatefile", "certificatepath", "tenantid", "initialcatalogs", "cubename", "effectiveusername",
            "usevaluesubstitution", "applicationversion");

    /// <summary>
    /// Whether a secret's keyword ends before an equals sign. It is asked of every equals sign, so that it looks at one letter of nearly all.
    /// </summary>
    public static bool MayEndSecret(string text, int equals, int from)
    {
        int end = equals;
        while (end > from && text[end - 1] == ' ') end--;
        if (end - from < 2) return false;
        return (text[end - 1] | 0x20) switch
        {
            'd' => EndsWithAny(text, from, end, PasswordEndings),
            'y' => EndsWithAny(text, from, end, KeyEndings),
            'e' => EndsWithAny(text, from, end, EndingsWithE),
            'n' => EndsWithAny(text, from, end, EndingsWithN),
            's' => EndsWithAny(text, from, end, EndingsWithS),
            't' => EndsWithAny(text, from, end, EndingsWithT),
            'w' => EndsWithAny(text, from, end, EndingsWithW),
            '1' or '2' or '3' => EndsWithAny(text, from, end - 1, PasswordEndings), // MySQL takes one for each factor
            _ => false,
        };
    }

    public static Keyword Find(string text, int start, int end)
    {
        if (end - start is 0 or > LongestName) return default;
        if (Table.TryFind(text, start, end, out Keyword keyword)) return keyword;
        return IsPassword(text, start, end) ? Password : default;
    }

    /// <summary>Drivers have passwords for proxies, certificates, wallets and more; their keywords say which, then Password.</summary>
    private static bool IsPassword(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!IsKeywordCharacter(text[i]) || text[i] == '.') return false;
        }
        if (text[end - 1] is '1' or '2' or '3') end--;
        return EndsWithAny(text, start, end, PasswordEndings);
    }

    public static bool IsKeywordCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' || KeywordTable.JoinsWords(c);

    private static bool EndsWithAny(string text, int from, int end, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (EndsWith(text, from, end, ending)) return true;
        }
        return false;
    }

    private static bool EndsWith(string text, int from, int end, string ending)
    {
        int i = end - 1;
        for (int matched = ending.Length - 1; matched >= 0; i--)
        {
            if (i < from) return false;
            if (KeywordTable.JoinsWords(text[i])) continue;
            if (KeywordTable.ToLower(text[i]) != ending[matched]) return false;
            matched--;
        }
        return true;
    }
}
