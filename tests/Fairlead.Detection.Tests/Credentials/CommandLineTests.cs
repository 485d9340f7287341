using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.CommandLines;

namespace Fairlead.Detection.Tests.Credentials;

/// <summary>Secrets in command lines, by the grammar of each program.</summary>
public class CommandLineTests
{
    // The value that is to be found stands in ‹ ›.
    public static TheoryData<string> Secrets => TextTable.Column("""
        -- .NET and NuGet
        dotnet user-secrets set "Smtp:Password" "‹hunter2›"
        dotnet user-secrets set Smtp:Password ‹hunter2› --project src/Orders
        dotnet user-secrets --project src/Orders set "Auth:ClientSecret" "‹s3cr3t-Value9›"
        dotnet nuget add source https://nuget.acme.io/v3/index.json -n acme -u ci -p ‹hunter2abc› --store-password-in-clear-text
        dotnet nuget update source acme -u ci -p ‹hunter2abc›
        dotnet nuget push bin/*.nupkg -s acme -k ‹3f9a7c51-8e2d-4b60-9d17-c5a1e0f2b348›
        dotnet nuget push a.nupkg --api-key ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        dotnet dev-certs https -ep /https/aspnetapp.pfx -p ‹hunter2›
        nuget.exe setapikey ‹q8Zr3vT1mX5kLw9pB2nD7sHf› -Source acme
        nuget push a.nupkg ‹q8Zr3vT1mX5kLw9pB2nD7sHf› -Source https://nuget.acme.io
        nuget sources add -Name acme -Source https://nuget.acme.io -UserName ci -Password ‹hunter2›
        choco apikey -k ‹q8Zr3vT1mX5kLw9pB2nD7sHf› -s https://push.chocolatey.org/
        npm config set //registry.acme.io/:_authToken ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        pulumi config set --secret dbPassword ‹hunter2›
        -- signing and certificates
        signtool sign /f acme.pfx /p ‹hunter2› /fd sha256 app.exe
        "C:\Program Files (x86)\Windows Kits\10\bin\x64\signtool.exe" sign /p ‹hunter2› /f acme.pfx app.exe
        azuresigntool sign -kvu https://acme.vault.azure.net -kvi 7d -kvs ‹Zr3vT1mX5kLw9pB2› app.exe
        certutil -f -p ‹hunter2› -importpfx acme.pfx
        keytool -importkeystore -srckeystore a.p12 -srcstorepass ‹hunter2› -deststorepass ‹Tr0ub4dor3›
        jarsigner -keystore acme.jks -storepass ‹hunter2› app.jar acme
        apksigner sign --ks acme.jks --ks-pass pass:‹hunter2› app.apk
        openssl pkcs12 -export -in a.crt -inkey a.key -passout pass:‹hunter2›
        openssl rsa -in key.pem -passin "pass:‹hunter2›"
        ssh-keygen -t ed25519 -N "‹hunter2›" -f id_orders
        security unlock-keychain -p ‹hunter2› build.keychain
        -- databases
        mysql -u etl -p‹hunter2› orders
        mysqldump --user=etl -p'‹Tr0ub4dor3›' orders
        sqlcmd -S db.acme.io -U sa -P ‹hunter2› -Q "select 1"
        bcp orders out orders.dat -S db -U sa -P‹Tr0ub4dor3› -c
        sqlplus etl/‹hunter2›@orcl @load.sql
        SqlPackage /Action:Publish /TargetPassword:‹hunter2› /TargetUser:sa
        mongosh "mongodb://db.acme.io/orders" -u etl -p ‹hunter2›
        redis-cli -h cache.acme.io -a ‹hunter2› ping
        PGPASSWORD=‹hunter2› psql -h db.acme.io -U etl orders
        rabbitmqctl add_user orders ‹hunter2›
        ldapsearch -x -D cn=admin,dc=acme -w ‹hunter2› -b dc=acme
        mosquitto_pub -h mq.acme.io -u etl -P ‹hunter2› -t orders -m 1
        -- registries, clusters and clouds
        docker login registry.acme.io -u ci -p ‹hunter2›
        docker --config /tmp/d login -u ci --password ‹hunter2abc› registry.acme.io
        echo ‹hunter2› | docker login -u ci --password-stdin registry.acme.io
        echo -n "‹hunter2›" | helm registry login -u ci --password-stdin registry.acme.io
        docker login -u ci --password-stdin registry.acme.io <<< ‹hunter2›
        podman login -u ci -p "‹hunter2›" registry.acme.io
        skopeo copy --src-creds ci:‹hunter2› docker://a docker://b
        printf '‹hunter2abc›' | docker secret create db -
        kubectl create secret generic orders --from-literal=password=‹hunter2›
        oc login https://ocp.acme.io:6443 -u admin -p ‹hunter2›
        az login --service-principal -u 7d1c0f6e-1111-4222-8333-944455556666 -p ‹Zr3vT1mX5kLw9pB2› --tenant acme
        az keyvault secret set --vault-name acme --name DbPassword --value ‹hunter2›
        az sql server create -n db -g orders -u dba -p ‹Tr0ub4dor3›
        aws configure set aws_secret_access_key ‹q8Zr3vT1mX5kLw9pB2nD7sHfq8Zr3vT1mX5kLw9p›
        echo ‹hunter2abc› | gcloud secrets versions add db-password --data-file=-
        vault login ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        vault kv put secret/orders password=‹hunter2›
        netlify env:set SMTP_PASSWORD ‹hunter2›
        fly deploy -t ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        -- forges, requests and files
        gh secret set DB_PASSWORD --body "‹hunter2›"
        glab variable set DB_PASSWORD ‹hunter2›
        twine upload -u ci -p ‹hunter2› dist/*
        cargo login ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        curl -s -u admin:‹hunter2› https://api.acme.io
        curl -uadmin:‹hunter2› https://api.acme.io
        curl --user "admin:‹Tr0ub4dor3›" https://api.acme.io
        wget --user=etl --password=‹hunter2› https://files.acme.io/a.zip
        lftp -u etl,‹hunter2› ftp.acme.io
        smbclient //files/orders -U etl%‹hunter2›
        htpasswd -bc .htpasswd admin ‹hunter2›
        7z a -p‹hunter2› backup.7z data
        unzip -P ‹hunter2› backup.zip
        -- logins
        sshpass -p ‹hunter2› ssh etl@db.acme.io
        plink -ssh etl@db.acme.io -pw ‹hunter2› uptime
        net use Z: \\files\orders ‹hunter2› /user:acme\etl
        net use \\files\orders ‹hunter2› /user:etl
        net user etl ‹hunter2› /add
        psexec \\db -u acme\etl -p ‹hunter2› cmd
        schtasks /create /tn load /tr load.cmd /ru acme\etl /rp ‹hunter2› /sc daily
        cmdkey /add:db.acme.io /user:etl /pass:‹hunter2›
        sc.exe create orders binPath= C:\orders.exe obj= acme\etl password= ‹hunter2›
        reg add HKLM\Software\Winlogon /v DefaultPassword /d ‹hunter2› /f
        echo "etl:‹hunter2›" | chpasswd
        echo ‹hunter2› | sudo -S systemctl restart orders
        -- in the middle, and inside other programs
        cd /srv && net use Z: \\files\orders ‹hunter2› /user:etl
        sudo mysql -uroot -p‹hunter2›
        docker exec db mysql -uroot -p‹hunter2› -e "select 1"
        bash -c "redis-cli -a ‹hunter2› flushall" && echo "done"
        cmd /c net use Z: \\files\orders ‹hunter2› /user:etl
        please run mysql -u etl -p‹hunter2› first
        // dotnet user-secrets set "Smtp:Password" "‹hunter2›"
        $ vault login ‹q8Zr3vT1mX5kLw9pB2nD7sHf›
        > signtool sign /f acme.pfx /p ‹hunter2› app.exe
        """);

    public static TheoryData<string> Others => TextTable.Column("""
        -- filled in when the command runs
        docker login -u ci -p $REGISTRY_PASSWORD registry.acme.io
        docker login -u ci -p "${REGISTRY_PASSWORD}" registry.acme.io
        docker login -u ci -p $(cat /run/secrets/registry) registry.acme.io
        echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin
        echo ${{ secrets.TOKEN }} | docker login ghcr.io -u ci --password-stdin
        docker login -u ci --password-stdin registry.acme.io < password.txt
        mysql -u etl -p"$DB_PASSWORD" orders
        sqlcmd -S db -U sa -P %SA_PASSWORD% -Q "select 1"
        signtool sign /f acme.pfx /p %PFX_PASSWORD% app.exe
        signtool sign /f acme.pfx /p $(PfxPassword) app.exe
        signtool sign /f acme.pfx /p $pfxPassword app.exe
        net use Z: \\files\orders !PASSWORD! /user:etl
        dotnet nuget push a.nupkg -k {0} -s {1}
        dotnet nuget push a.nupkg -k $NUGET_KEY
        dotnet user-secrets set "Smtp:Password" "$SMTP_PASSWORD"
        dotnet user-secrets set "Smtp:Password" "<password>"
        curl -u "$USER:$PASSWORD" https://api.acme.io
        openssl pkcs12 -export -passout env:PFX_PASSWORD -in a.crt
        openssl pkcs12 -export -passout pass:$PFX_PASSWORD -in a.crt
        openssl rsa -in key.pem -passin file:/run/secrets/pass
        vault login -method=oidc
        vault login $VAULT_TOKEN
        az keyvault secret set --vault-name acme --name DbPassword --value "$DB_PASSWORD"
        -- the program asks for it, or it is a file
        mysql -u root -p orders
        docker login registry.acme.io
        psql -h db -U etl -W orders
        curl -u admin https://api.acme.io
        net use Z: \\files\orders /user:etl *
        net use Z: \\files\orders /persistent:yes
        net user etl /active:no
        vault login
        -- other options of the same letter
        dotnet build -p:Configuration=Release src/Orders
        dotnet publish -p:PublishSingleFile=true -p:Version=1.2.3-beta4
        dotnet run -p src/Orders.Api2
        dotnet test -p:CollectCoverage=true
        dotnet nuget list source -p internal1
        mkdir -p /srv/orders2/data
        docker run -p 8080:80 -u app1 acme/orders2
        ssh -p 2222 etl@db2.acme.io
        nmap -p 80,443 db2
        rsync -p --perms a1 b2
        tar -pxf backup2.tar
        ps -p 4711
        docker compose -p orders2 up
        docker login registry.acme.io && mkdir -p releases2
        git log -p v1.2.3
        netstat -p tcp4
        redis-server -a
        curl -a file2
        az group list -p plan2
        openssl req -newkey rsa:2048 -nodes
        7z x backup2.7z -oC:\data
        scp -P 2222 a1 etl@db2:/srv
        -- words about commands
        signtool sign /f PFXFile /p Password FileName
        Use net use to connect to a share.
        The docker login command needs a user.
        mysql [-u user] [-p password]
        certutil [options] -p Password -importPFX PFXFile
        nuget setapikey <key> -Source <url>
        dotnet user-secrets set <name> <value>
        dotnet user-secrets set "Orders:Url" "https://orders.acme.io/v2"
        dotnet user-secrets set "Feature:Name" "checkout2"
        npm config set registry https://npm.acme.io/
        gh secret set DB_PASSWORD
        security policy requires a login
        exec the command with sh
        cargo login
        git config user.name etl2
        reg add HKLM\Software\Acme /v Mode /d fast2 /f
        """);

    [Theory, MemberData(nameof(Secrets))]
    public void Secret_IsFound(string marked)
    {
        string text = marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal);
        string[] expected = [.. marked.Split('‹').Skip(1).Select(static part => part[..part.IndexOf('›')])];
        Assert.Equal(expected, CredentialScanner.Scan(text).Select(match => text.Substring(match.Span.Start, match.Span.Length)));
    }

    [Theory, MemberData(nameof(Others))]
    public void OtherCommand_IsNot(string text) => Assert.Equal(
        [], CredentialScanner.Scan(text).Select(match => text.Substring(match.Span.Start, match.Span.Length)));

    [Theory]
    [InlineData("net", @"use Z: \\files\orders hunter2 /user:etl", "hunter2")]
    [InlineData("signtool.exe", "sign /f a.pfx /p hunter2 app.exe", "hunter2")]
    [InlineData(@"C:\tools\mysql.exe", "-u etl -phunter2", "hunter2")]
    [InlineData("cmd.exe", "/c redis-cli -a hunter2", "hunter2")]
    public void ArgumentsOfAProgram_AreReadWithItsName(string program, string arguments, string expected)
    {
        CredentialMatch match = Assert.Single(CommandScanner.ScanArguments(program, arguments));
        Assert.Equal(expected, arguments.Substring(match.Span.Start, match.Span.Length));
    }

    [Theory]
    [InlineData("mysql -p'")]
    [InlineData("mysql -pa ")]
    [InlineData("cmd /c ")]
    [InlineData("sudo bash -c \"")]
    [InlineData("echo a | ")]
    [InlineData("net use a;")]
    [InlineData("docker login\n")]
    public void RepeatedCommand_IsReadInBoundedTime(string piece) =>
        Assert.NotNull(CredentialScanner.Scan(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))));
}
