using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>How well a declared connection is the one that the code has written out.</summary>
internal enum MatchRank
{
    None,

    /// <summary>It is called as the code calls it, and nothing speaks against it.</summary>
    Name,

    /// <summary>The same name, and the same login.</summary>
    NameAndLogin,

    /// <summary>The same server.</summary>
    Host,

    /// <summary>The same account on the same server. Another secret that is stored for it is an outdated one.</summary>
    Account,

    /// <summary>Its secret is stored, and is the same.</summary>
    Secret,
}

/// <summary>
/// Finds the declared connection that the code has written out. What both know must be the same; a different login, or another secret that
/// is stored for it, makes another connection.
/// </summary>
internal sealed class ConnectionMatch(WrittenConnection written, UserSecretsStore store, string? project)
{
    /// <summary>The id where nothing gives the connection a name.</summary>
    private const string NoName = "connection";

    private readonly ConnectionFacts _facts = ConnectionFacts.FromCode(written);
    private readonly WrittenReferences _references = new(written);

    /// <summary>Finds the best match; of equals the one that is called as the code calls it, then the first. Returns null if there is
    /// none.</summary>
    public ManifestConnection? FindBest(DeclaredManifests manifests) => manifests.Connections
        .Where(connection => CanBeUsed(connection, manifests))
        .Select(connection => (Connection: connection, Rank: GetRank(connection)))
        .Where(static candidate => candidate.Rank != MatchRank.None)
        .OrderByDescending(static candidate => candidate.Rank)
        .ThenByDescending(candidate => IsNamedAlike(candidate.Connection))
        .Select(static candidate => candidate.Connection)
        .FirstOrDefault();

    private MatchRank GetRank(ManifestConnection connection)
    {
        ConnectionFacts declared = ConnectionFacts.FromManifest(connection);
        if (_facts.Contradicts(declared) || !FitsType(connection) || !_references.CanBeHadFrom(connection)) return MatchRank.None;

        // A whole connection without a database means the server's default one.
        if (_references.NeedWhole && declared.Schema is not null && _facts is { Host: not null, Schema: null }) return MatchRank.None;

        bool hasHost = _facts.HasSameHost(declared);
        bool hasLogin = _facts.HasSameLogin(declared);
        bool isSameType = connection.Type.Id == written.Type.Id && !IsGeneric(connection.Type.Id);
        bool isAccount = hasLogin && (hasHost ? isSameType || IsGeneric(written.Type.Id) : IsAskedBeside(connection));
        switch (CompareSecrets(connection))
        {
            case true: return MatchRank.Secret;
            case false: return isAccount ? MatchRank.Account : MatchRank.None;
        }

        if (isAccount || (hasHost && hasLogin)) return MatchRank.Account;
        if (hasHost && (isSameType || IsNamedAlike(connection))) return MatchRank.Host;
        if (!IsNamedAlike(connection)) return MatchRank.None;
        return hasLogin ? MatchRank.NameAndLogin : MatchRank.Name;
    }

    /// <summary>Returns null where no secret is stored for the connection yet.</summary>
    private bool? CompareSecrets(ManifestConnection connection)
    {
        bool isSame = false;
        foreach (string source in written.Secrets)
        {
            string key = StoredSecret.FromConnection(connection.Id, source, "").Key;
            if (store.FindValue(key) is not { } stored) continue;
            if (stored != written.Values[source]) return false;
            isSame = true;
        }
        return isSame ? true : null;
    }

    /// <summary>A connection without a type may be any; but one that the code knows by its client is not a different one.</summary>
    private bool FitsType(ManifestConnection connection) => connection.Type.Id == written.Type.Id
        || connection.Type.BasedOn == written.Type.Id || IsGeneric(connection.Type.Id) || IsGeneric(written.Type.Id);

    private bool IsNamedAlike(ManifestConnection connection) => written.ProposedId != NoName
        && MemberNames.ToPascalCase(connection.Id).Equals(MemberNames.ToPascalCase(written.ProposedId), StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether the member of the code that writes the login out asks for the connection already.</summary>
    private bool IsAskedBeside(ManifestConnection connection) => written.Replacements.Any(replacement =>
        replacement.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == connection.MemberName));

    /// <summary>Determines whether the project may use a connection everywhere, so that no use of it is reported.</summary>
    private bool CanBeUsed(ManifestConnection connection, DeclaredManifests manifests)
    {
        if (connection.IsTemplate) return false;
        bool isAllowed = connection.Allowed.Count == 0
            || connection.Allowed.Any(pattern => ProjectPatterns.Matches(pattern, project ?? ""));
        if (!isAllowed) return false;
        IReadOnlyList<ManifestDeployment> deployments = manifests.Manifest.Deployments;
        return connection.Sharing == ConnectionSharing.Linked
            || (deployments.Count > 0 && deployments.All(deployment => deployment.Links(connection)));
    }

    private static bool IsGeneric(string type) => type == "generic";
}
