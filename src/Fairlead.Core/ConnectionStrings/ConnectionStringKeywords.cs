namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// The keywords of the connection strings that .NET code writes, over all drivers and services. Detection judges texts by their roles; the
/// runtime and the fixes ask for the fields that they set.
/// </summary>
internal static class ConnectionStringKeywords
{
    private const int LongestName = 60;

    private static readonly ConnectionStringKeyword Password = new(KeywordRole.Password, "a password");
    private static readonly ConnectionStringKeyword PasswordField = Password with { Field = "password" };
    private static readonly ConnectionStringKeyword Passphrase = new(KeywordRole.Password, "a passphrase");
    private static readonly ConnectionStringKeyword Token = new(KeywordRole.Key, "a token");

    // Sorted by the last letter, which is asked first of every text before an equals sign.
    private static readonly string[] PasswordEndings = ["password", "passwd", "pwd"];
    private static readonly string[] KeyEndings = ["accountkey", "accesskey", "apikey", "appkey", "applicationkey", "secretkey"];
    private static readonly string[] EndingsWithE = ["passphrase", "passcode", "sharedaccesssignature", "sharedsecretvalue"];
    private static readonly string[] EndingsWithN = ["token"];
    private static readonly string[] EndingsWithS = ["pass"];
    private static readonly string[] EndingsWithT = ["secret"];
    private static readonly string[] EndingsWithW = ["pw", "psw"];

    private static readonly KeywordIndex<ConnectionStringKeyword> Table = new KeywordIndex<ConnectionStringKeyword>()
        .Add(PasswordField, "password", "pwd", "pass")
        .Add(Password, "pw", "psw", "passcode", "sasl.password", "ssl.key.password", "ssl.keystore.password", "jetoledb:databasepassword",
            "jetoledb:newdatabasepassword", "ssce:databasepassword")
        .Add(Passphrase, "passphrase", "encryptionpassphrase", "keypassphrase")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "an account key"), "accountkey")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "a shared access key"), "sharedaccesskey")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "a shared access signature"), "sharedaccesssignature")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "an access key"), "accesskey", "secretaccesskey", "awssecretkey",
            "awssecretaccesskey", "secretkey")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "an API key"), "apikey", "appkey", "applicationkey", "xapikey")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "a secret", "password"), "secret")
        .Add(new ConnectionStringKeyword(KeywordRole.Key, "a secret"), "clientsecret", "appsecret", "applicationsecret", "apisecret",
            "sharedsecret",
            "consumersecret", "accesskeysecret", "sharedsecretvalue", "oauthclientsecret")
        .Add(Token with { Field = "password" }, "token")
        .Add(Token, "accesstoken", "authtoken", "apitoken", "usertoken", "applicationtoken", "apptoken", "securitytoken",
            "sessiontoken", "oauthtoken", "oauthaccesstoken", "bearertoken", "refreshtoken", "personalaccesstoken", "motherducktoken",
            "sastoken")
        .Add(new ConnectionStringKeyword(KeywordRole.Server, Field: "host"),
            "server", "host", "hostname", "datasource", "address", "addr", "networkaddress", "endpoint")
        .Add(new ConnectionStringKeyword(KeywordRole.Server, Field: "schema"), "dbname")
        .Add(new ConnectionStringKeyword(KeywordRole.Server),
            "servers", "hosts", "hostaddr", "hostaddress", "servername", "dataserver", "endpoints", "accountendpoint", "blobendpoint",
            "queueendpoint", "tableendpoint", "fileendpoint", "serviceendpoint", "contactpoint", "contactpoints", "nodes",
            "bootstrap.servers", "bootstrapservers", "brokers", "brokerlist", "url", "uri", "urls", "serviceuri", "serviceurl", "serverurl",
            "dsn", "filedsn", "filename", "dbq", "dbfilename", "attachdbfilename", "initialfilename", "fulluri", "accountname",
            "databasefile", "dbpath", "tnsname", "smtpserver", "cluster", "clusterid", "authority", "gateway", "primary", "replicas",
            "sentinels", "baseurl", "apiurl", "connection", "failoverpartner", "computername", "remoteserver", "location", "ldapserver")
        .Add(new ConnectionStringKeyword(KeywordRole.User, Field: "login"), "user", "userid", "uid", "username", "login")
        .Add(new ConnectionStringKeyword(KeywordRole.User),
            "usr", "loginname", "loginid", "userlogin", "sharedaccesskeyname", "deviceid",
            "clientid", "accesskeyid", "proxyuserid", "sasl.username", "dbuser", "databaseuser", "applicationclientid", "appclientid",
            "sharedsecretissuer", "principal", "account")
        .Add(new ConnectionStringKeyword(KeywordRole.Database, Field: "schema"), "database", "databasename", "db", "initialcatalog")
        .Add(new ConnectionStringKeyword(KeywordRole.Database),
            "catalog", "schema", "defaultschema", "currentschema", "searchpath",
            "keyspace", "defaultkeyspace", "warehouse", "bucket", "defaultbucket", "org", "virtualhost", "vhost", "servicename", "service",
            "sid", "entitypath", "collection", "hubname", "defaultdatabase", "instance", "instancename", "role", "package")
        .Add(new ConnectionStringKeyword(KeywordRole.Identity), "integratedsecurity", "trustedconnection", "authentication",
            "authenticator", "authtype")
        .Add(new ConnectionStringKeyword(KeywordRole.Option, Field: "port"), "port")
        .Add(new ConnectionStringKeyword(KeywordRole.Option),
            "provider", "driver", "id", "ssl", "sslmode", "usessl", "encrypt", "encryption", "tls", "protocol", "version", "charset",
            "characterset", "dialect", "timeout", "connecttimeout", "connectiontimeout", "commandtimeout", "defaultcommandtimeout",
            "querytimeout", "synctimeout", "asynctimeout", "requesttimeout", "connectretry", "connectretrycount", "keepalive", "lifetime",
            "pooling", "maxpoolsize", "minpoolsize", "maximumpoolsize", "minimumpoolsize", "connectionlifetime", "connectionidlelifetime",
            "connectionreset", "enlist", "readonly", "mode", "cache", "journalmode", "foreignkeys", "multipleactiveresultsets", "mars",
            "persistsecurityinfo", "trustservercertificate", "applicationname", "app", "workstationid", "wsid", "packetsize",
            "applicationintent", "multisubnetfailover", "columnencryptionsetting", "typesystemversion", "userinstance",
            "asynchronousprocessing", "allowuservariables", "allowzerodatetime", "convertzerodatetime", "allowloadlocalinfile",
            "allowpublickeyretrieval", "sslca", "usecompression", "compress", "oldguids", "treattinyasboolean", "autoenlist",
            "includeerrordetail", "noresetonclose", "maxautoprepare", "rootcertificate", "timezone", "targetsessionattributes",
            "loadbalancehosts", "dbapprivilege", "dbaprivilege", "statementcachesize", "selftuning", "servertype", "clientlibrary",
            "wirecrypt", "extendedproperties", "jetoledb:systemdatabase", "defaultendpointsprotocol", "endpointsuffix", "transporttype",
            "operationtimeout", "usedevelopmentstorage", "usedevelopmentemulator", "abortconnect", "abortonconnectfail", "allowadmin",
            "connectretries", "channelprefix", "configchannel", "tiebreaker", "resolvedns", "highprioritysocketthreads", "prefix",
            "poolsize", "requestedheartbeat", "prefetchcount", "publisherconfirms", "persistentmessages", "product", "platform",
            "heartbeat", "consistencylevel", "replicaset", "authsource", "retrywrites", "tlsinsecure", "allowbatching", "security.protocol",
            "sasl.mechanism", "group.id", "client.id", "currentlanguage", "language", "locale", "region", "scheme", "metadata",
            "providerconnectionstring", "disablecache", "isolationlevel", "optionfile", "option", "stmt", "noprompt", "convertdatetime",
            "blobasguid", "binaryguid", "datetimeformat", "failifmissing", "useutf16encoding", "legacyformat", "synchronous", "pagesize",
            "cachesize", "collation", "upgrade", "initialsize", "certpath", "sslcert", "sslkey", "certificatefile", "certificatepath",
            "tenantid", "initialcatalogs", "cubename", "effectiveusername", "usevaluesubstitution", "applicationversion");

    /// <summary>
    /// Determines whether a secret's keyword ends before an equals sign. It is asked of every equals sign, so that it looks at one letter
    /// of nearly all.
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

    /// <summary>The fields of connections by the names of the keywords that set them.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = Table.Entries
        .Where(static entry => entry.Keyword.Field is not null)
        .ToDictionary(static entry => entry.Name, static entry => entry.Keyword.Field!, StringComparer.Ordinal);

    public static ConnectionStringKeyword Find(string text, int start, int end)
    {
        if (end - start is 0 or > LongestName) return default;
        if (Table.TryFind(text, start, end, out ConnectionStringKeyword keyword)) return keyword;
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
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' || KeywordIndex.JoinsWords(c);

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
            if (KeywordIndex.JoinsWords(text[i])) continue;
            if (KeywordIndex.ToLower(text[i]) != ending[matched]) return false;
            matched--;
        }
        return true;
    }
}
