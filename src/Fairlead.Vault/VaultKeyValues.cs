using System.Globalization;
using System.Text.Json;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>A secret of the KV engine, or why there is none.</summary>
internal sealed class VaultSecret
{
    /// <summary>Gets why there is no secret; null if there is one.</summary>
    public BackendFailure? Failure { get; init; }

    /// <summary>Gets the secret, a JSON object.</summary>
    public Secret? Json { get; init; }

    /// <summary>Gets the version, even of a deleted secret; null if the engine has no versions, or never had the secret.</summary>
    public long? Version { get; init; }

    /// <summary>Gets when the engine deletes the version by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Reads and writes secrets of one KV engine, and asks for its version once.</summary>
internal sealed class VaultKeyValues(VaultSettings settings, VaultSession session)
{
    private readonly SingleFlight<(int? Version, BackendFailure? Failure)> _detections = new();
    private readonly string _mount = VaultPaths.Escape(settings.MountPoint);
    private int _version = settings.Options.KvVersion ?? 0;

    /// <summary>Reads the newest version of a secret.</summary>
    public async Task<VaultSecret> ReadAsync(string path, CancellationToken cancellationToken)
    {
        (int? version, BackendFailure? failure) = await GetVersionAsync(cancellationToken).ConfigureAwait(false);
        if (version is null) return new VaultSecret { Failure = failure };
        string address = version == 1 ? $"{_mount}/{VaultPaths.Escape(path)}" : $"{_mount}/data/{VaultPaths.Escape(path)}";
        VaultReply reply = await session.SendAsync(HttpMethod.Get, address, body: null, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is not null) return new VaultSecret { Failure = reply.Failure };
        return reply.Status switch
        {
            >= 200 and < 300 => version == 1 ? ReadFirst(reply) : ReadSecond(reply),
            403 => Fail(BackendOutcome.Denied, "the token may not read it (403): a policy needs the capability 'read' on "
                + $"'{Show(version.Value, path)}', and the engine "
                + $"'{settings.MountPoint}' must exist"),
            404 => ReadMissing(reply, version.Value),
            _ => Fail(
                BackendOutcome.Unavailable,
                $"the server refuses the request ({reply.Status}); is '{settings.MountPoint}' a KV engine of version {version}?"),
        };
    }

    /// <summary>Writes a secret over a version; 0 creates one that has never existed.</summary>
    public async Task<VaultReply> WriteAsync(string path, Secret json, long version, CancellationToken cancellationToken)
    {
        byte[] body = VaultJson.Format(writer =>
        {
            writer.WriteStartObject("options");
            writer.WriteNumber("cas", version);
            writer.WriteEndObject();
            writer.WritePropertyName("data");
            writer.WriteRawValue(json.Reveal());
        });
        string address = $"{_mount}/data/{VaultPaths.Escape(path)}";
        return await session.SendAsync(HttpMethod.Post, address, body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes one version, and none that was written later.</summary>
    public Task<VaultReply> DeleteAsync(string path, long version, CancellationToken cancellationToken)
    {
        byte[] body = VaultJson.Format(writer =>
        {
            writer.WriteStartArray("versions");
            writer.WriteNumberValue(version);
            writer.WriteEndArray();
        });
        return session.SendAsync(HttpMethod.Post, $"{_mount}/delete/{VaultPaths.Escape(path)}", body, cancellationToken);
    }

    /// <summary>
    /// Gets the version of the engine. If the program may not ask for it, it assumes 2 and asks again the next time.
    /// </summary>
    public async Task<(int? Version, BackendFailure? Failure)> GetVersionAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _version) is > 0 and var known
        ? (known, null)
        : await _detections.JoinAsync(DetectAsync, cancellationToken).ConfigureAwait(false);

    private async Task<(int? Version, BackendFailure? Failure)> DetectAsync(CancellationToken cancellationToken)
    {
        string address = $"sys/internal/ui/mounts/{_mount}";
        VaultReply reply = await session.SendAsync(HttpMethod.Get, address, body: null, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is not null) return (null, reply.Failure);
        if (!reply.IsSuccess || reply.FindObject("data") is not { } mount || VaultReply.GetText(mount, "type") is not { } type)
            return (2, null);
        if (type is not ("kv" or "generic"))
            return (null, new BackendFailure(BackendOutcome.NotFound,
                $"the engine '{settings.MountPoint}' is not a KV engine; see {nameof(VaultBackendOptions.MountPoint)}"));
        int version = VaultReply.GetText(VaultReply.FindObject(mount, "options"), "version") == "2" ? 2 : 1;
        Volatile.Write(ref _version, version);
        return (version, null);
    }

    private static VaultSecret ReadFirst(VaultReply reply) => reply.FindObject("data") is { } data
        ? Check(data, null, null)
        : Fail(BackendOutcome.Unavailable, "the answer is not one of a KV engine of version 1");

    private static VaultSecret ReadSecond(VaultReply reply)
    {
        JsonElement? outer = reply.FindObject("data");
        if (outer is null || VaultReply.FindObject(outer.Value, "data") is not { } data
            || VaultReply.FindObject(outer.Value, "metadata") is not { } metadata
            || GetVersion(metadata) is not { } version)
            return Fail(BackendOutcome.Unavailable, "the answer is not one of a KV engine of version 2");
        return Check(data, version, GetDeletion(metadata));
    }

    private static VaultSecret Check(JsonElement data, long? version, DateTimeOffset? expiresAt) => data.EnumerateObject().Any()
        ? new VaultSecret { Json = new Secret(data.GetRawText()), Version = version, ExpiresAt = expiresAt }
        : new VaultSecret { Failure = new BackendFailure(BackendOutcome.Malformed, "the secret has no keys"), Version = version };

    private VaultSecret ReadMissing(VaultReply reply, int version)
    {
        if (reply.HasError("no handler for route") || reply.HasError("unsupported path"))
            return Fail(BackendOutcome.NotFound,
                $"no engine is mounted at '{settings.MountPoint}'{DescribeNamespace()}; see {nameof(VaultBackendOptions.MountPoint)}");
        if (version == 1 && reply.HasWarning("versioned"))
            return Fail(BackendOutcome.NotFound,
                $"the engine '{settings.MountPoint}' has version 2, and {nameof(VaultBackendOptions.KvVersion)} is 1");
        if (reply.FindObject("data") is not { } data || VaultReply.FindObject(data, "metadata") is not { } metadata)
            return Fail(BackendOutcome.NotFound, null);
        long? last = GetVersion(metadata);
        string state = VaultReply.GetBoolean(metadata, "destroyed") ? "destroyed" : "deleted";
        return new VaultSecret
        {
            Failure = new BackendFailure(BackendOutcome.NotFound,
                string.Create(CultureInfo.InvariantCulture, $"its newest version, {last}, is {state}")), Version = last,
        };
    }

    private string DescribeNamespace() => settings.Namespace is { } name ? $" in the namespace '{name}'" : "";

    private string Show(int version, string path) => version == 1 ? $"{settings.MountPoint}/{path}" : $"{settings.MountPoint}/data/{path}";

    private static long? GetVersion(JsonElement metadata) =>
        metadata.TryGetProperty("version", out JsonElement version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt64(out long number) ? number : null;

    private static DateTimeOffset? GetDeletion(JsonElement metadata) =>
        VaultReply.GetText(metadata, "deletion_time") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : null;

    private static VaultSecret Fail(BackendOutcome outcome, string? reason) => new() { Failure = new BackendFailure(outcome, reason) };
}
