using System.Text.Json;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Detection.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>Every place of <c>tests/data/workflow-types.json</c> where another library takes the name of a connection.</summary>
public class LibraryPositionTests
{
    private static readonly IReadOnlyList<JsonElement> Facts =
        [.. JsonDocument.Parse(RepositoryFiles.Read("tests/data/workflow-types.json")).RootElement.GetProperty("connectionIdPositions")
            .EnumerateArray()];

    public static TheoryData<string, string> Positions => [.. Facts.Select(fact => (Text(fact, "type"), Text(fact, "member")))];

    [Fact]
    public void Table_HasAll38Positions()
    {
        Assert.Equal(38, Facts.Count);
        Assert.All(Facts,
            fact => Assert.Contains(
                LibraryPositionTable.All, known => known.TypeName == Text(fact, "type") && known.Member == Text(fact, "member")));
    }

    [Fact]
    public void Table_HasEachPositionOnce() =>
        Assert.Distinct(LibraryPositionTable.All.Select(position => (position.TypeName, position.Member, position.Parameter)));

    [Theory]
    [MemberData(nameof(Positions))]
    public Task UnknownName_Triggers(string type, string member) =>
        VerifyAsync(type, member, known => Use(known, "[|\"" + Prefix(known) + "oders_db\"|]"));

    [Theory]
    [MemberData(nameof(Positions))]
    public Task DeclaredName_DoesNotTrigger(string type, string member) =>
        VerifyAsync(type, member, known => Use(known, $"\"{Prefix(known)}orders_db\""));

    [Theory]
    [InlineData("Name=orders_db", "orders_db")]
    [InlineData("name=ConnectionStrings:orders_db", "orders_db")]
    [InlineData(" NAME = ConnectionStrings : orders_db ", "orders_db")]
    [InlineData("Name=", "")]
    [InlineData("Host=db;Database=orders", null)]
    [InlineData("Name=orders;Timeout=3", null)]
    [InlineData("orders_db", null)]
    [InlineData("", null)]
    public void Keyword_NamesAConnection(string text, string? id) =>
        Assert.Equal(id, LibraryPosition.FindId(PositionText.NameKeyword, text, out _));

    [Theory]
    [InlineData("orders_db", "orders_db")]
    [InlineData("name=orders_db", "orders_db")]
    [InlineData("Server=db;Database=orders", null)]
    public void NameOrConnectionString_IsEither(string text, string? id) =>
        Assert.Equal(id, LibraryPosition.FindId(PositionText.NameOrConnectionString, text, out _));

    private static Task VerifyAsync(string type, string member, Func<LibraryPosition, string> use)
    {
        LibraryPosition known = LibraryPositionTable.All.First(position => position.TypeName == type && position.Member == member);
        var test = new AnalyzerTest<ConnectionIdAnalyzer> { OnlyRule = "FLD3001", TestCode = use(known) };
        test.TestState.Sources.Add(StandIn(known));
        test.TestState.AdditionalFiles.Add(("connections.json", """{ "connections": { "orders_db": { "conn_type": "generic" } } }"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Prefix(LibraryPosition known) => known.Text == PositionText.NameKeyword ? "Name=" : "";

    private static string Use(LibraryPosition known, string text)
    {
        string type =
            "global::" + known.TypeName.Split('`')[0] + (known.TypeName.EndsWith("`2", StringComparison.Ordinal) ? "<int, int>" : "");
        if (known.TypeName.EndsWith("Attribute", StringComparison.Ordinal))
            return $"class C {{ [{type}({(known.Parameter is null ? known.Member + " = " : "")}{text})] void M() {{ }} }}";
        bool isExtension = type.EndsWith("Extensions", StringComparison.Ordinal);
        return isExtension
            ? $"class C {{ void M() => {type}.{known.Member}(this, {text}); }}"
            : $"class C {{ void M({type} one) => one.{known.Member}({text}); }}";
    }

    private static string StandIn(LibraryPosition known)
    {
        int dot = known.TypeName.LastIndexOf('.');
        string name = known.TypeName[(dot + 1)..].Replace("`2", "<T1, T2>", StringComparison.Ordinal);
        string body = (known.Parameter, name.EndsWith("Attribute", StringComparison.Ordinal),
            name.EndsWith("Extensions", StringComparison.Ordinal)) switch
        {
            (null, _, _) => $"public class {name} : Attribute {{ public string? {known.Member} {{ get; set; }} }}",
            (_, true, _) => $"public class {name}(string {known.Parameter}) : Attribute {{ public string Value => {known.Parameter}; }}",
            (_, _, true) =>
                $"public static class {name} {{ public static void {known.Member}(this object o, string {known.Parameter}) {{ }} }}",
            _ => $"public class {name} {{ public void {known.Member}(string {known.Parameter}) {{ }} }}",
        };
        return $"namespace {known.TypeName[..dot]} {{ {body} }}";
    }

    private static string Text(JsonElement fact, string property) => fact.GetProperty(property).GetString()!;
}
