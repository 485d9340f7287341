using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Definitions;
using Fairlead.Operations.Listing;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;
using Fairlead.Resolution;

namespace Fairlead.Operations.Exchange;

/// <summary>A connection as a deployment has it, with what is known of it where it can't be resolved. A class, so that nothing prints
/// it.</summary>
internal sealed class EffectiveConnection
{
    private readonly Connection? _connection;

    private EffectiveConnection(string id, ConnectionFields fields, Connection? connection, ManifestConnection? declared, string? reason)
    {
        (Id, Fields, _connection, Declared, Reason) = (id, fields, connection, declared, reason);
    }

    public string Id { get; }

    /// <summary>The fields, secrets included.</summary>
    public ConnectionFields Fields { get; }

    /// <summary>The declaration; null if no manifest has it.</summary>
    public ManifestConnection? Declared { get; }

    /// <summary>Why it can't be resolved; null if it can.</summary>
    public string? Reason { get; }

    /// <summary>The fields that the environment has to supply, and those of the other secrets, which it may.</summary>
    public IReadOnlyList<string> Required => Declared is null ? [] : [.. RequiredFields.Find(Declared)];

    public IReadOnlyList<string> Optional => Declared is null ? [] :
    [
        .. Declared.Fields.Where(static declared => declared.Secret).Select(static declared => declared.Name)
            .Concat(Declared.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Path))
            .Except(RequiredFields.Find(Declared)),
    ];

    /// <summary>The fields without their secrets.</summary>
    public ConnectionFields PublicFields => Fields with
    {
        Password = null,
        Host = _connection is null || ShownConnection.IsHostShown(_connection) ? Fields.Host : null,
        Extra = _connection is null ? Fields.Extra
            : _connection.Extra.FormatJson(name => ShownConnection.IsShown(_connection, name))?.Reveal(),
    };

    public bool HasSecrets => !FieldValues.AreSame(Fields, PublicFields);

    public static async Task<EffectiveConnection> CreateAsync(ConnectionSession session, string id, CancellationToken cancellationToken)
    {
        ConnectionResolution resolution = await session.ResolveAsync(id, cancellationToken).ConfigureAwait(false);
        ManifestConnection? declared = session.FindDeclared(id);
        if (resolution.Connection is { } connection)
            return new EffectiveConnection(id, FieldValues.FromConnection(connection), connection, declared, null);
        BackendRequest request = session.CreateRequest(id);
        var draft = new ConnectionDraft(DeclaredType.For(request.Definition));
        foreach (ConnectionDraft source in session.Lookup.ListManifestValues(request)) draft.Fill(source);
        ConnectionFields known = FieldValues.FromBackend(draft.ListFields());
        return new EffectiveConnection(id, known with { ConnType = known.ConnType ?? declared?.Type.Id }, null, declared,
            resolution.Reason);
    }
}
