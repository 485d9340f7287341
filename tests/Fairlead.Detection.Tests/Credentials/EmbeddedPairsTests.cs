using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

public class EmbeddedPairsTests
{
    // The value that is to be found stands in ‹ ›.
    public static TheoryData<string> Secrets => TextTable.Column("""
        -- JSON
        {"user":"app","password":"‹hunter2›"}
        { "password" : "‹swordfish›" }
        {'clientSecret': '‹s3cr3t-value›'}
        {\"password\":\"‹hunter2›\"}
        {"pin": ‹4711›, "id": 3}
        {"auth":{"apiKey":"‹AbC9xYz12QwErTy8›"}}
        -- query strings and forms
        grant_type=password&client_secret=‹hunter2›&scope=a
        username=admin&password=‹admin›
        https://orders.io/?api_key=‹b14ca5898a4e4133bbce2ea2315a1916›
        https://orders.io/?key=‹b14ca5898a4e4133bbce2ea2315a1916›&x=1
        https://f.azurewebsites.net/api/run?code=‹Zx81Kd8Lw2Qm5Rt7Yp1VbQq93LkDd==›
        -- settings
        SMTP_PASSWORD=‹hunter2›
        export PGPASSWORD=‹swordfish›
        password: ‹hunter2›
        Password = ‹hunter2›
        password: ‹admin›
        -- headers
        X-Api-Key: ‹b14ca5898a4e4133bbce2ea2315a1916›
        -- code
        var password = "‹hunter2›";
        public string Password { get; set; } = "‹hunter2›";
        config["password"] = "‹hunter2›";
        Password = '‹hunter2›',
        if (password == "‹hunter2›") return;
        -- markup
        <password>‹hunter2›</password>
        <app:Password>‹swordfish›</app:Password>
        <add key="SmtpPassword" value="‹hunter2›" />
        <input type="password" name="pw" value="‹hunter2›">
        <input value="‹hunter2›" name="password">
        -- command lines
        deploy --password ‹hunter2› --force
        deploy --password=‹hunter2›
        deploy --api-key ‹b14ca5898a4e4133bbce2ea2315a1916›
        Connect-Orders -Password ‹hunter2›
        keytool -storepass ‹hunter2›
        msbuild /p:Password=‹hunter2›
        mysql -u root -p‹hunter2› orders
        sshpass -p ‹hunter2› ssh host
        docker login -u app -p ‹hunter2›
        curl -u app:‹hunter2› https://orders.io
        redis-cli -a ‹hunter2› ping
        sqlcmd -S host -U sa -P ‹hunter2›
        plink -pw ‹hunter2› host
        -- SQL
        CREATE USER app WITH PASSWORD '‹hunter2›'
        CREATE USER app IDENTIFIED BY '‹hunter2›'
        ALTER LOGIN app WITH PASSWORD = '‹hunter2›'
        """);

    public static TheoryData<string> OtherTexts => TextTable.Column("""
        -- holes
        {"password":"{0}"}
        password={password}
        password=@p
        password = ?
        --password <password>
        --password $PASSWORD
        curl -u user:$TOKEN https://orders.io
        mysql -p orders
        -- names
        {"password":"password"}
        grant_type=password
        response_type=token
        name=password&value=Password
        <input type="password" name="password">
        <input type="password" value="">
        <add key="Password" value="Smtp:Password" />
        -- sentences
        Password: must have 8 characters
        Password: required
        The password: please enter it.
        Token: invalid
        Error: password too short
        use --password option
        use --token to log in
        password=required
        -- code
        password = password;
        var password = user.Password1;
        Password = GetPassword1();
        token = tokens[0]
        this.password = model.Password2;
        -- other names
        tokenEndpoint=b14ca5898a4e4133bbce2ea2315a1916
        passwordHash: b14ca5898a4e4133bbce2ea2315a1916
        key: b14ca5898a4e4133bbce2ea2315a1916
        etag=b14ca5898a4e4133bbce2ea2315a1916
        -- keys that look like names
        apiKey=orders
        token=refresh_token
        X-Api-Key: your-key
        Authorization: Bearer
        -- SQL
        SELECT * FROM users WHERE password = @password
        UPDATE users SET password = 'password'
        password = 'x'
        -- nothing
        a = b
        https://orders.io/a-b?c=d
        -
        =
        :
        secret://orders/db
        overlay=eof_action=pass:repeatlast=0
        """);

    [Theory]
    [MemberData(nameof(Secrets))]
    public void ValueOfNamedSecret_IsFoundExactly(string marked)
    {
        int start = marked.IndexOf('‹');
        string expected = marked[(start + 1)..marked.IndexOf('›')];

        CredentialMatch match = Assert.Single(Scan(marked.Replace("‹", "").Replace("›", "")));

        Assert.Equal((start, expected.Length), (match.Span.Start, match.Span.Length));
        Assert.DoesNotContain(expected, match.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OtherTexts))]
    public void TextWithoutSecret_HasNone(string text) => Assert.Empty(Scan(text));

    private static List<CredentialMatch> Scan(string text)
    {
        List<CredentialMatch>? matches = null;
        EmbeddedPairs.Scan(text, ref matches);
        return matches ?? [];
    }
}
