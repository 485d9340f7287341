using Fairlead.Detection.Clients;
using Fairlead.Detection.ConnectionIds;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.TransportApis;
using Fairlead.Detection.Workflows;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>What a row of a table of APIs names: a type, one of its members, a parameter.</summary>
/// <param name="TypeName">A metadata name, or a namespace with <c>.*</c> for all its types.</param>
/// <param name="Member">The member, if the row names one.</param>
/// <param name="Parameters">The names of which a parameter has one; empty if the row means the member itself.</param>
internal sealed record ApiEntry(string TypeName, string? Member, IReadOnlyList<string> Parameters)
{
    /// <summary>Gets the members of an enumeration that the row names as values.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets whether a base type may declare the member: the rule looks at the receiver, too.</summary>
    public bool MayBeInherited { get; init; }

    public static IEnumerable<ApiEntry> All { get; } =
    [
        .. CredentialSinkTable.All.Select(sink => Create(sink.TypeName, sink.Member, sink.ParameterName)),
        .. TransportSinkTable.All.Select(sink => Create(sink.TypeName, sink.Member, sink.ParameterName) with { Values = GetValues(sink) }),
        .. ClientOpeningTable.All.Select(Of),
        .. LibraryPositionTable.All.Select(position => Create(position.TypeName, position.Member, position.Parameter)),
        .. WorkflowTypeTable.All.Select(type => Create(type.MetadataName)),
        .. WorkflowTypeTable.DeterministicContexts.Concat(WorkflowTypeTable.JobSchedulers).Select(name => Create(name)),
        .. ClearTextDefault.All.Select(client => Create(client.TypeName)),
    ];

    public static ApiEntry Of(ClientOpening opening) => new(opening.TypeName, opening.Member, opening.Parameters) { MayBeInherited = true };

    public override string ToString() => (Member, Parameters) switch
    {
        (null, _) => TypeName,
        (_, []) => $"{TypeName}.{Member}",
        _ => $"{TypeName}.{Member}({string.Join('|', Parameters)})",
    };

    private static ApiEntry Create(string type, string? member = null, string? parameter = null) =>
        new(type, member, parameter is null ? [] : [parameter])
        {
            // Collections inherit theirs, and the rule asks for the collection at hand.
            MayBeInherited = member == CredentialSink.IndexerName,
        };

    private static IReadOnlyList<string> GetValues(TransportSink sink) => sink.Insecure.Kind != InsecureValueKind.Member
        ? []
        : sink.Secure is null ? sink.Insecure.Members : [.. sink.Insecure.Members, sink.Secure];
}
