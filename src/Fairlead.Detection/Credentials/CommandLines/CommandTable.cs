namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>
/// Programs whose command lines take secrets, as their manuals describe them: a line each with the program, its subcommand if it has one,
/// and where the secret stands. Several programs that take it in the same way share a line.
/// </summary>
/// <remarks>
/// <para><c>-p</c>, <c>-storepass</c> or <c>/p</c>: the next word, or what follows <c>=</c> (behind a slash: a colon).</para>
/// <para><c>-p+</c>: the next word, or the rest of the same word; <c>-p!</c>: only the rest.</para>
/// <para><c>#2</c>: the second word that is no option. <c>#1,2=name</c>: a name and its value, and the name says whether it is one.
/// <c>--name,--value=name</c> is the same as options.</para>
/// <para><c>&lt;</c>: what is piped into the command; <c>--password-stdin&lt;</c>: if it has that option.</para>
/// <para><c>*</c>: a program that runs another one, which follows.</para>
/// /// <para>Behind the equals sign: <c>token</c>, made by a machine; <c>user:</c>, <c>user,</c>, <c>user/</c>, <c>user%</c>, after a user;
/// <c>pass:</c>, after that word.</para>
/// </remarks>
internal static class CommandTable
{
    private const string Rows = """
        # Programs that run others
        sudo, doas, env, exec, call, nohup, cmd, powershell, pwsh, bash, sh, zsh, ssh, su, winpty, wsl, xargs: *
        docker exec, docker compose exec, docker run, podman exec, kubectl exec, oc exec, run, cd, npx, dnx: *
        # .NET, NuGet and Chocolatey
        dotnet user-secrets set: #1,2=name
        dotnet nuget add source, dotnet nuget update source: -p
        dotnet nuget push, dotnet nuget delete: -k=token --api-key=token
        dotnet dev-certs https: -p
        nuget setapikey: #1=token
        nuget push: #2=token -apikey=token
        nuget delete: #3=token -apikey=token
        nuget sources, nuget source: -password
        choco apikey, choco push, choco setapikey: -k=token
        paket config add-credentials: --password
        npm config set, yarn config set, pnpm config set, poetry config, pip config set, git config, pulumi config set: #1,2=name
        npm login: -p
        # Signing and certificates
        signtool sign: /p
        azuresigntool sign: -kvs -azure-key-vault-client-secret
        pvk2pfx: -pi -po
        certutil: -p
        mage, mageui: -password -pwd
        keytool: -storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass -new
        jarsigner: -storepass -keypass
        apksigner: --ks-pass=pass: --key-pass=pass:
        openssl: -passin=pass: -passout=pass: -pass=pass: -k
        ssh-keygen: -N -P
        security unlock-keychain, security create-keychain, security set-key-partition-list: -p -k
        security import: -P
        security add-generic-password, security add-internet-password: -w
        xcrun altool, altool: -p
        gpg, gpg2: --passphrase --passphrase-fd<
        # Databases
        mysql, mysqldump, mysqladmin, mysqlimport, mysqlcheck, mysqlsh, mysqlpump: -p! --password
        mariadb, mariadb-dump, mariadb-admin: -p! --password
        sqlcmd, bcp, osql, isql: -P+
        sqlplus, sqlldr, expdp, impdp: #1=user/
        sqlpackage: /sourcepassword /sp /targetpassword /tp
        mongo, mongosh, mongodump, mongorestore, mongoimport, mongoexport, mongostat, mongotop: -p --password
        redis-cli: -a --pass
        cqlsh, cypher-shell: -p
        influx: -password --password -p
        neo4j-admin dbms set-initial-password, neo4j-admin set-initial-password: #1
        rabbitmqctl add_user, rabbitmqctl change_password: #2
        rabbitmqadmin: -p
        mosquitto_pub, mosquitto_sub, mosquitto_rr: -P
        mosquitto_passwd: #3
        etcdctl: --user=user:
        ldapsearch, ldapadd, ldapmodify, ldapdelete, ldappasswd, ldapwhoami: -w
        # Registries, clusters and clouds
        docker login, podman login, nerdctl login, buildah login, skopeo login: -p --password-stdin<
        oras login, crane auth login, regctl registry login: -p --password-stdin<
        helm registry login: -p --password-stdin<
        skopeo copy, skopeo inspect: --creds=user: --src-creds=user: --dest-creds=user:
        buildah push, buildah pull, podman push, podman pull: --creds=user:
        ctr images pull, ctr image pull: -u=user:
        docker secret create: <
        oc login, cf login, argocd login: -p
        oc login: -t=token
        az login, az acr login: -p
        az sql server create, az sql server update, az postgres flexible-server create, az mysql flexible-server create: -p
        az keyvault secret set: --value
        az pipelines variable create, az pipelines variable update: --name,--value=name
        aws configure set: #1,2=name
        gcloud secrets create, gcloud secrets versions add: <
        doctl: -t=token --access-token=token
        netlify env:set: #1,2=name
        netlify: --auth=token
        vercel: -t=token --token=token
        fly, flyctl: -t=token --access-token=token
        wrangler secret put: <
        vault login: #1=token
        consul kv put, etcdctl put: #1,2=name
        mc alias set, mc config host add: #4
        doppler configure set: #1,2=name
        bw login: #2
        bw unlock: #1
        # Forges and package tools
        gh secret set, gh variable set: -b --body <
        gh auth login: --with-token<
        glab variable set: #1,2=name
        glab auth login: -t=token --token=token
        twine upload: -p
        poetry publish: -p
        cargo login: #1=token
        snyk auth: #1=token
        tf: /login=user,
        p4: -P
        # Requests and files
        curl: -u+=user: --user=user: -U+=user: --proxy-user=user:
        http, https, xh: -a=user: --auth=user:
        wget: --password --http-password --ftp-password --proxy-password
        lftp: -u=user,
        ncftpput, ncftpget, ncftp: -p
        smbclient, rpcclient: -U=user%
        jenkins-cli.jar: -auth=user:
        rclone obscure: #1
        htpasswd: #3
        7z, 7za, 7zr, 7zz, 7-zip: -p!
        rar, unrar: -p! -hp!
        zip, unzip: -P
        # Logins
        sshpass: -p+
        plink, pscp, psftp, putty, kitty: -pw
        rdesktop: -p
        xfreerdp, wlfreerdp: /p
        nmcli device wifi connect, nmcli dev wifi connect: #2
        wpa_passphrase: #2
        net use: #1
        net user: #2
        psexec, psexec64, pskill, psservice: -p
        schtasks: /rp /p
        cmdkey: /pass /p
        winrs: -p! /p
        sc: password=
        reg add: /v,/d=name
        wmic: /password
        chpasswd: <=user:
        passwd: --stdin<
        kinit: <
        sudo: -S<
        cryptsetup: <
        """;

    private static readonly Dictionary<int, List<CommandGrammar>> ByStart = Parse();

    /// <summary>
    /// Finds the grammars of the program whose name is a part of a text, in either case. Returns nothing, and allocates nothing, for any
    /// other word.
    /// </summary>
    public static IReadOnlyList<CommandGrammar>? Find(string text, int start, int end)
    {
        if (end - start < 2 || !ByStart.TryGetValue(GetKey(text, start, end), out List<CommandGrammar>? grammars)) return null;
        List<CommandGrammar>? found = null;
        foreach (CommandGrammar grammar in grammars)
        {
            if (string.Compare(text, start, grammar.Program, 0, grammar.Program.Length, StringComparison.OrdinalIgnoreCase) == 0)
                (found ??= []).Add(grammar);
        }
        return found;
    }

    private static Dictionary<int, List<CommandGrammar>> Parse()
    {
        var byStart = new Dictionary<int, List<CommandGrammar>>();
        foreach (string row in Rows.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (row[0] == '#') continue;
            int colon = row.IndexOf(": ", StringComparison.Ordinal);
            string places = row.Substring(colon + 2);
            SecretArgument[] arguments = places == "*" ? [] : [.. places.Split(' ').Select(SecretArgument.Parse)];
            foreach (string command in row.Substring(0, colon).Split(','))
            {
                string[] words = command.Trim().Split(' ');
                int key = GetKey(words[0], 0, words[0].Length);
                if (!byStart.TryGetValue(key, out List<CommandGrammar>? grammars)) byStart.Add(key, grammars = []);
                grammars.Add(new CommandGrammar(words[0], [.. words.Skip(1)], arguments));
            }
        }
        return byStart;
    }

    private static int GetKey(string text, int start, int end) =>
        (text[start] | 0x20) << 16 | (text[start + 1] | 0x20) << 8 | (end - start);
}
