using Fairlead.Detection.Clients;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.TransportApis;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>
/// The tables of APIs beside the real assemblies: of the framework, and of the packages in <c>Packages.props</c>. <c>NotChecked.txt</c>
/// lists what no assembly has, with the reason above it.
/// </summary>
public class ApiTableTests
{
    private const string ListFile = "tests/Fairlead.Analyzers.Tests/PackageApis/NotChecked.txt";

    private static readonly string[] Listed =
        [.. RepositoryFiles.Read(ListFile).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void EveryRow_IsWhatAnAssemblyHas_OrIsListed()
    {
        string[] missing = [.. ApiEntry.All.SelectMany(FindMissing).Distinct().Except(Listed).Order(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0,
            $"""
            No assembly has these rows of the tables of APIs. Correct their spelling. If their package is not there yet, add it to
            tests/Fairlead.Analyzers.Tests/PackageApis/Packages.props; if no package has them, list them in {ListFile},
            under a comment with the reason:
            {string.Join('\n', missing)}
            """);
    }

    /// <summary>Lines leave the list when an assembly has the row, or no table does.</summary>
    [Fact]
    public void ListedRow_CannotBeChecked()
    {
        HashSet<string> needless = [.. Listed.Except(ApiEntry.All.SelectMany(FindMissing))];
        IEnumerable<string> left = RepositoryFiles.Read(ListFile).Split('\n').Where(line => !needless.Contains(line.Trim()));
        BaselineFiles.Check(ListFile, string.Join('\n', left));
    }

    /// <summary>Clients are listed together with all names that one of them gives its address.</summary>
    [Fact]
    public void EveryParameterOfClients_IsOneOfSomeClient()
    {
        IEnumerable<string> unknown =
            from clients in ClientOpeningTable.All.GroupBy(opening => opening.Parameters)
            where !clients.Any(opening => FindMissing(ApiEntry.Of(opening)).Any())
            from parameter in clients.Key
            where !clients.Any(opening => HasParameter(opening, parameter))
            select $"{clients.First().TypeName}: {parameter}";
        AssertNone(unknown, "No client of the list has a parameter of this name; remove it from the table in src/Fairlead.Detection/Clients");
    }

    /// <summary>The names by which clients that speak clear text by default are judged: of members, parameters, types and values.</summary>
    [Fact]
    public void EveryNameOfClearTextClients_IsInTheirAssembly()
    {
        IEnumerable<string> unknown =
            from client in ClearTextDefault.All
            let known = ApiCheck.GetNames(client.TypeName)
            where known.Count > 0
            from name in client.Made.Concat(client.SecuredBy).Concat(client.Hosts).Concat(client.Credentials)
            where !known.Contains(name.Split('.')[^1])
            select $"{client.TypeName}: {name}";
        AssertNone(unknown, "The client's assembly does not have this name; correct src/Fairlead.Detection/TransportApis/ClearTextDefault.cs");
    }

    /// <summary>Code whose types are not found is judged by the places of its arguments.</summary>
    [Fact]
    public void PositionOfEverySink_IsThatOfTheAssembly()
    {
        IEnumerable<string> different =
            from sink in CredentialSinkTable.All
            where sink is { ParameterName: not null, IsNamespaceWide: false }
            let known = SinkPositions.Find(sink)
            let unknown = sink.Positions.Except(known)
            where unknown.Any() || (sink.Positions.Count == 0 && known.Count > 0)
            select $"{sink.TypeName}.{sink.Member}({sink.ParameterName}{string.Concat(known)})";
        AssertNone(different, "Write behind the parameter in src/Fairlead.Detection/CredentialApis where its argument stands");
    }

    [Fact]
    public void MostRows_AreChecked() =>
        Assert.InRange(ApiEntry.All.Count(entry => !FindMissing(entry).Any()), ApiEntry.All.Count() * 2 / 3, int.MaxValue);

    private static void AssertNone(IEnumerable<string> lines, string advice)
    {
        string found = string.Join('\n', lines);
        Assert.True(found.Length == 0, $"{advice}:\n{found}");
    }

    private static bool HasParameter(ClientOpening opening, string parameter) =>
        ApiCheck.HasMember(ApiEntry.Of(opening) with { Parameters = [parameter] });

    /// <summary>Finds the part of a row that no assembly has: a type, a member of it, or values that the member does not take.</summary>
    private static IEnumerable<string> FindMissing(ApiEntry entry)
    {
        if (!ApiCheck.HasType(entry)) return [entry.TypeName];
        return ApiCheck.HasMember(entry)
            ? ApiCheck.FindUnknownValues(entry).Select(value => $"{entry} = {value}")
            : [entry.ToString()];
    }
}
