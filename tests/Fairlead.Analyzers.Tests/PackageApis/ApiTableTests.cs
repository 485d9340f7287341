using Fairlead.Detection.Clients;
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
            "Correct these rows. If no package has them, list them with the reason in NotChecked.txt:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void ListedRow_CannotBeChecked()
    {
        string[] needless = [.. Listed.Except(ApiEntry.All.SelectMany(FindMissing)).Order(StringComparer.Ordinal)];
        Assert.True(needless.Length == 0,
            "Take these lines out of NotChecked.txt, because an assembly has them or no table does:\n" + string.Join('\n', needless));
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
        Assert.Empty(unknown);
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
        Assert.Empty(unknown);
    }

    [Fact]
    public void MostRows_AreChecked() =>
        Assert.InRange(ApiEntry.All.Count(entry => !FindMissing(entry).Any()), ApiEntry.All.Count() * 2 / 3, int.MaxValue);

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
