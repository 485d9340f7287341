using System.Text;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;

namespace Fairlead.Detection.Tests.Configuration;

/// <summary>That no file makes a reader throw, loop or take more than its share of time, and that spans stay within the file.</summary>
public class HostileFileTests
{
    private static readonly string[] Paths =
        ["a.json", "a.config", "a.yaml", ".env", "a.ini", "Dockerfile", "a.sh", "a.ps1", "a.cmd", "a.tf", "Jenkinsfile", "nginx.conf"];

    private const string Sample = """
        { "a": [1, "x\n", { "name": "DB", "value": "hunter2" }], // c
        <a b="c" d='e'><!-- x --><![CDATA[y]]><f>&amp;g</f></a>
        kind: Secret
        data: { p: "aHVudGVyMg==", q: [r, 's''t'] }
        list:
          - K=v
          - name: "DB_PASSWORD"
            value: |
              hunter2
        # password: hunter2
        export DB_PASSWORD="hunter2" # x
        [section]
        key: *alias
        ENV A=b \
            C="$(curl -u a:b `x`)" # y
        RUN <<EOF
        echo "${A:-b}" 'c'
        EOF
        $a = @"
        x $($b) ${c}
        "@; <# z #> set "D=%E%" & REM f
        ssl_ciphers = HIGH:RC4 ciphers=RC4; # http://user:pw@db.contoso.com/?sslmode=disable
        variable "g" { default = sensitive("${h}"), i = [{ j = 'k' }] }
        """;

    public static TheoryData<string> Files => [.. Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public void TruncatedFile_IsRead(string path)
    {
        for (int length = 0; length <= Sample.Length; length++) Read(path, Sample[..length]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void MutatedFile_IsRead(string path)
    {
        const string Characters = "{}[]<>\"'`:,=#&*!|-%@\\/ \t\r\n\0\uFEFF\uD800ax1?;.$()";
        var random = new Random(20270131);
        for (int round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(Sample);
            for (int change = random.Next(1, 12); change > 0; change--)
            {
                int position = random.Next(text.Length);
                char c = Characters[random.Next(Characters.Length)];
                if (random.Next(3) == 0) text.Remove(position, 1);
                else if (random.Next(2) == 0) text[position] = c;
                else text.Insert(position, new string(c, random.Next(1, 4)));
            }

            Read(path, text.ToString());
        }
    }

    [Theory]
    [InlineData("a.json", "{\"a\":")]
    [InlineData("a.json", "[")]
    [InlineData("a.json", "/*")]
    [InlineData("a.json", "\"")]
    [InlineData("a.json", "//\n")]
    [InlineData("a.config", "<a>")]
    [InlineData("a.config", "<a b=\"")]
    [InlineData("a.config", "</a>")]
    [InlineData("a.config", "<!--")]
    [InlineData("a.config", "<![CDATA[")]
    [InlineData("a.config", "&#x41;&")]
    [InlineData("a.config", "<")]
    [InlineData("a.yaml", "- ")]
    [InlineData("a.yaml", "a: ")]
    [InlineData("a.yaml", "a: \"\n")]
    [InlineData("a.yaml", "- '\n \"\n")]
    [InlineData("a.yaml", "[")]
    [InlineData("a.yaml", "{a: ")]
    [InlineData("a.yaml", " a:\n")]
    [InlineData("a.yaml", "a: |\n")]
    [InlineData("a.yaml", "? !x &y ")]
    [InlineData("a.yaml", "#\n")]
    [InlineData(".env", "A=\"\n")]
    [InlineData(".env", "A=b #")]
    [InlineData("a.ini", "[a.")]
    [InlineData("a.ini", "a=;")]
    [InlineData("a.sh", "\"$(")]
    [InlineData("a.sh", "\"")]
    [InlineData("a.sh", "'a\n")]
    [InlineData("a.sh", "`")]
    [InlineData("a.sh", "${a:-")]
    [InlineData("a.sh", "${")]
    [InlineData("a.sh", "sh <<A\n")]
    [InlineData("Dockerfile", "${")]
    [InlineData("a.sh", "<<A\n")]
    [InlineData("a.sh", "<<A ")]
    [InlineData("a.sh", "a\\\n")]
    [InlineData("a.sh", "--a=")]
    [InlineData("a.sh", "a=\"b ")]
    [InlineData("Dockerfile", "ENV a \\\n")]
    [InlineData("Dockerfile", "RUN <<A\n")]
    [InlineData("Dockerfile", "CMD [\"a\",")]
    [InlineData("a.ps1", "$(")]
    [InlineData("a.ps1", "\"$(")]
    [InlineData("a.ps1", "@\"\n")]
    [InlineData("a.ps1", "<#")]
    [InlineData("a.ps1", "${")]
    [InlineData("a.ps1", "'")]
    [InlineData("a.ps1", "@'\n")]
    [InlineData("a.ps1", "$a=\"b\";")]
    [InlineData("a.ps1", "\",(\"")]
    [InlineData("a.cmd", "%a")]
    [InlineData("a.cmd", "set a=\"^\n")]
    [InlineData("a.cmd", "set \"")]
    [InlineData("a.tf", "a {")]
    [InlineData("a.tf", "a = [{")]
    [InlineData("a.tf", "\"${")]
    [InlineData("a.tf", "a = <<A\n")]
    [InlineData("a.tf", "<<A ")]
    [InlineData("a.tf", "\"a\",")]
    [InlineData("a.tf", "{\"a\":")]
    [InlineData("a.tf", "a \"b\" ")]
    [InlineData("Jenkinsfile", "\'\'\'")]
    [InlineData("nginx.conf", "ssl_ciphers = =")]
    [InlineData("nginx.conf", "ssl_ciphers ciphers ")]
    [InlineData("nginx.conf", "ssl_ciphers RC4:")]
    [InlineData("a.yaml", "ssl: http://a")]
    [InlineData("a.json", "http://a:b@")]
    [InlineData("a.ini", "ssl=ssl://")]
    public void LongRepetition_IsRead(string path, string part)
    {
        // Work that grew with the square of the length would take hours.
        Read(path, new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void OneLongLine_IsRead(string path) => Read(path, "password=" + new string('x', 10_000_000));

    [Fact]
    public void IndentedDeeperAndDeeper_IsRead()
    {
        var text = new StringBuilder();
        for (int depth = 0; depth < 2000; depth++) text.Append(' ', depth).Append("a:\n");
        text.Append(' ', 2000).Append("password: hunter2\n");

        ConfigurationFinding finding = Assert.Single(ConfigurationScanner.Scan("a.yaml", text.ToString()));
        Assert.InRange(finding.Path.Length, 1, 1000);
    }

    private static void Read(string path, string text)
    {
        ConfigurationText file = ServerDirectives.IsServerFile(path)
            ? ServerDirectives.Read(text)
            : ConfigurationScanner.Read(ConfigurationFiles.GetFormat(path), text)!;
        Assert.All(file.Values,
            value => Assert.True(value.Span.Start >= 0
                && value.Span.Length >= 0
                && value.Span.End <= text.Length
                && value.Start <= value.Span.Start));
        Assert.All(file.Comments,
            comment => Assert.True(comment.Content.Start >= comment.Span.Start
                && comment.Content.End <= comment.Span.End
                && comment.Span.End <= text.Length));
        Assert.All(ConfigurationScanner.Scan(path, text),
            finding => Assert.True(finding.Span.Length > 0 && finding.Span.End <= text.Length));
        Assert.All(TransportFileScanner.Scan(path, text, InternalHostSuffixes.None),
            finding => Assert.True(finding.Span.Length >= 0 && finding.Span.End <= text.Length));
        Assert.All(SecretScanner.Scan(text), match => Assert.True(match.Span.Length > 0 && match.Span.End <= text.Length));
        _ = ConfigurationIgnores.Find(path, "# fairlead:ignore FLD1008 -- x\n" + text);
    }
}
