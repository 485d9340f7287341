using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Tests.Configuration;

/// <summary>What each reader takes from a file: names, values and comments, and that spans hold what is written.</summary>
public class ReaderTests
{
    [Fact]
    public void Json_GivesValuesWithTheirPaths() => Assert.Equal(
        ["Smtp:Host=mail", "Smtp:Port=250250", "List:0=a", "List:b:Name=b", "Quote=a\"b"],
        Values("a.json",
            """{ "Smtp": { "Host": "mail", /* c */ "Port": 250250, "Size": 25 }, "List": ["a", { "Name": "b" },], "Quote": "a\"b" } // end"""));

    [Fact]
    public void Json_GivesCommentsButNotSlashesInStrings() => Assert.Equal(
        ["// one", "/* two */", "// three"],
        Comments("a.json", """
            { // one
              "Url": "https://a//b", /* two */ "Broken": "x
              "Next": "y" // three
            }
            """));

    [Fact]
    public void BrokenJson_KeepsWhatIsHealthy() => Assert.Equal(
        ["A=1", "C=3"],
        Values("a.json", """
            { "A": "1",
              "B": oops
              "C": "3"
            """));

    [Fact]
    public void Xml_NamesItemsByTheirKeys() => Assert.Equal(
        [
            "connectionStrings:Orders:name=Orders", "connectionStrings:Orders:connectionString=a=\"b\"&c",
            "appSettings:Mode:key=Mode", "appSettings:Mode=x",
            "smtp:network:host=mail", "smtp:Note=some text", "Raw=<raw>",
        ],
        Values("web.config", """
            <?xml version="1.0"?><!DOCTYPE configuration [ <!ENTITY x "y"> ]>
            <configuration>
              <connectionStrings><add name="Orders" connectionString="a=&quot;b&quot;&amp;c" /></connectionStrings>
              <appSettings><add key='Mode' value = "x"></add></appSettings>
              <!-- <add key="Old" value="y" /> -->
              <smtp><network host="mail" /><Note>  some text </Note></smtp>
              <Raw><![CDATA[<raw>]]></Raw>
            </configuration>
            """));

    [Fact]
    public void Xml_NamesTextByTheAttributeOfItsElement() => Assert.Equal(
        ["App:Mode:name=Mode", "App:Mode=fast", "App:Level:name=Level", "App:Level=3"],
        Values("app.config",
            """<configuration><App><setting name="Mode"><value>fast</value></setting><param name="Level">3</param></App></configuration>"""));

    [Theory]
    [InlineData("""<c><add key="A value="1" /><add key="B" value="2" /></c>""", "B=2")]
    [InlineData("""<c><A>1<B>2</B></c>""", "A=1", "A:B=2")]
    [InlineData("""<c><A x="1" <B y="2" /></c>""", "A:x=1", "A:B:y=2")]
    [InlineData("""<c><A>1</A""", "A=1")]
    [InlineData("""<c></d><A>1</A><""", "A=1")]
    [InlineData("""<c><!-- <A>1</A>""")]
    public void BrokenXml_KeepsWhatIsHealthy(string text, params string[] expected) =>
        Assert.Superset(expected.ToHashSet(), Values("a.xml", text).ToHashSet());

    [Fact]
    public void Yaml_GivesMappingsListsAndScalars() => Assert.Equal(
        [
            "name=app", "db:host=db.internal", "db:password=it's", "db:url=a: b", "list:0=one", "list:1:k=v", "list:1:l=w", "flow:a=1",
            "flow:b:0=x", "flow:b:1=y z", "tail=end",
        ],
        Values("a.yaml", """
            # comment
            name: app   # trailing
            db: &defaults
              host: !!str db.internal
              "password": 'it''s'
              url: "a: b"
            list:
            - one
            - k: v
              l: w
            flow: { a: 1, "b": [x, 'y z'] }
            alias: *defaults
            tail: end
            """));

    [Fact]
    public void Yaml_KeepsBlocksAsWritten() => Assert.Equal(
        ["a:script=echo one\n    echo two", "a:next=x"],
        Values("a.yml", "a:\n  script: |\n    echo one\n    echo two\n\n  next: x\n"));

    [Fact]
    public void Yaml_ReadsVariablesInLists() => Assert.Equal(
        ["services:db:environment:0:A=1", "services:db:environment:1:B=x y", "services:db:ports:0=80:80"],
        Values("docker-compose.yml", """
            services:
              db:
                environment:
                  - A=1
                  - "B=x y"
                ports:
                  - 80:80
            """));

    [Fact]
    public void Yaml_NamesPairsByTheirName() => Assert.Equal(
        ["env:A:name=A", "env:A=1", "env:B=2", "env:B:name=B"],
        Values("a.yaml", """
            env:
              - name: A
                value: 1
              - value: 2
                name: B
            """));

    [Fact]
    public void YamlDocuments_DoNotShareNames() => Assert.Equal(["a:b=1", "c=2"], Values("a.yaml", "a:\n  b: 1\n---\nc: 2\n...\n"));

    [Fact]
    public void YamlTemplates_AreLeftOut() =>
        Assert.Equal(["a=1"], Values("a.yaml", "{{- if .x }}\na: 1\nb: {{ .Values.b }}\n{{- end }}\n"));

    [Theory]
    [InlineData("a: \"open\nb: 2\n", "a=open", "b=2")]
    [InlineData("x:\n  a: [1, 2\n  b: 3\n", "x:b=3")]
    [InlineData("\ta: 1\n   b: 2\n c: 3", "a=1", "c=3")]
    [InlineData("a: }\nb: 2", "b=2")]
    public void BrokenYaml_KeepsWhatIsHealthy(string text, params string[] expected) =>
        Assert.Superset(expected.ToHashSet(), Values("a.yaml", text).ToHashSet());

    [Fact]
    public void Environment_ReadsQuotesExportsAndComments() => Assert.Equal(
        ["A=1", "B=two words", "C=a#b", "D=x", "KEY=line one\nline two", "E=$literal"],
        Values(".env", "A=1\nexport B=\"two words\" # c\nC=a#b\nD = x # note\nKEY=\"line one\nline two\"\n#OLD=1\nE='$literal'\n"));

    [Fact]
    public void Properties_ReadSectionsAndBothSeparators() => Assert.Equal(
        ["top=1", "db:user=app", "db:note=x", "db:path=c:\\d"],
        Values("a.ini", "top=1\n; comment\n[db]\nuser = app ; note\nnote: x\npath=c:\\d\n! other\n"));

    [Theory]
    [InlineData("a.json", "{ \"a\": \"x\\ny\", \"b\": [\"z\"] }")]
    [InlineData("a.xml", "<a b='&lt;x'>t</a>")]
    [InlineData("a.yaml", "a: 'x'\nb: |\n  y\nc: [z]")]
    [InlineData(".env", "A=\"x\"")]
    public void Spans_HoldWhatIsWrittenWithoutQuotes(string path, string text)
    {
        IReadOnlyList<ConfigurationValue> values = Read(path, text).Values;
        Assert.NotEmpty(values);
        Assert.All(values, value =>
        {
            string written = text.Substring(value.Span.Start, value.Span.Length);
            Assert.True(written == value.Text || written.Contains('\\') || written.Contains('&'), written);
        });
    }

    private static IEnumerable<string> Values(string path, string text) =>
        Read(path, text.ReplaceLineEndings("\n")).Values.Select(value => $"{value.Key}={value.Text}");

    private static IEnumerable<string> Comments(string path, string text) =>
        Read(path, text).Comments.Select(comment => text.Substring(comment.Span.Start, comment.Span.Length));

    private static ConfigurationText Read(string path, string text) => ConfigurationScanner.Read(ConfigurationFiles.GetFormat(path), text)!;
}
