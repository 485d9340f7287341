using Fairlead.Analyzers.Tests.Cases;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>The table of credential APIs beside the framework that the tests are compiled with.</summary>
public class CredentialSinkTableTests
{
    [Fact]
    public async Task TypesOfTheFramework_HaveTheMembersThatTheTableNames()
    {
        Compilation compilation = await RuleCaseTest.CompileAsync("Credentials", ["class Nothing;"], TestContext.Current.CancellationToken);
        var missing = new List<string>();
        int known = 0;
        foreach (CredentialSink row in CredentialSinkTable.All)
        {
            // The stand-ins have what the cases use.
            if (compilation.GetTypeByMetadataName(row.TypeName) is not { ContainingAssembly.Name: not "Libraries" } type) continue;
            if (row.Member == CredentialSink.IndexerName) continue;
            known++;
            ISymbol[] members = [.. FindTypes(type).SelectMany(declaring => declaring.GetMembers(row.Member))];
            bool isThere = row.ParameterName is null
                ? members.Length > 0
                : members.OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == row.ParameterName));
            if (!isThere) missing.Add($"{row.TypeName}.{row.Member}({row.ParameterName})");
        }

        Assert.True(missing.Count == 0, $"Correct these rows, which the framework does not have:\n{string.Join("\n", missing)}");
        Assert.InRange(known, 20, CredentialSinkTable.All.Count);
    }

    private static IEnumerable<INamedTypeSymbol> FindTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType) yield return declaring;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces) yield return implemented;
    }
}
