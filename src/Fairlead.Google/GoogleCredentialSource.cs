using System.Text.Json;
using Fairlead.BackendHttp;
using global::Google.Apis.Auth.OAuth2;
using global::Google.Apis.Auth.OAuth2.Responses;
using Microsoft.Extensions.Logging;

namespace Fairlead.Google;

/// <summary>
/// The credential of a backend, and its tokens, which Google's library fetches and renews. Google's own search for application default
/// credentials keeps its first result, also a failure, for the life of the process; this one looks again after a failure.
/// </summary>
internal sealed class GoogleCredentialSource(
    GoogleSecretManagerBackendOptions options, GoogleEnvironment environment, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly GoogleTokenTransport _transport = new(environment);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private GoogleCredentialState? _current;

    /// <exception cref="SecretManagerException">There are no credentials.</exception>
    public async Task<GoogleCredentialState> LoadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _current) is { } loaded) return loaded;
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Volatile.Read(ref _current) is { } other) return other;
            string? file = options.CredentialsFile ?? environment.FindCredentialsFile();
            GoogleCredentialState state = file is null
                ? await CreateForMachineAsync(cancellationToken).ConfigureAwait(false)
                : await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            logger.CredentialsLoaded(options.Name, state.Source);
            Volatile.Write(ref _current, state);
            return state;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Gets a token that is good for a while.</summary>
    /// <exception cref="SecretManagerException">There is none.</exception>
    public async Task<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        GoogleCredentialState state = await LoadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ITokenAccess access = state.Credential;
            return await access.GetAccessTokenForRequestAsync(null, cancellationToken).ConfigureAwait(false) is { Length: > 0 } token
                ? token
                : throw new InvalidOperationException();
        }
        catch (Exception e)
        {
            // Also one that hangs, because the library lets later callers wait for the same answer.
            Forget(state);
            if (e is OperationCanceledException && cancellationToken.IsCancellationRequested) throw;
            SecretManagerException failure = Explain(e, state.Source);
            logger.TokenFailed(options.Name, failure.Message);
            throw failure;
        }
    }

    /// <summary>Has the next caller read the credentials again and ask for a new token; not more than once a minute.</summary>
    /// <returns>Whether there may be another token now.</returns>
    public bool ReplaceRejected()
    {
        if (Volatile.Read(ref _current) is not { } state) return true;
        if (timeProvider.GetUtcNow() - state.LoadedAt < TimeSpan.FromMinutes(1)) return false;
        Forget(state);
        return true;
    }

    public void Dispose()
    {
        _transport.Dispose();
        _loading.Dispose();
    }

    private void Forget(GoogleCredentialState state) => Interlocked.CompareExchange(ref _current, null, state);

    private async Task<GoogleCredentialState> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            string json = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string type = root.FindString("type") ?? throw new FormatException();
            GoogleCredential credential = CreateImpersonated(root, type) ?? CredentialFactory.FromJson(json, type);
            return CreateState(credential, root.FindString("project_id") ?? root.FindString("quota_project_id"), $"the file {file}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SecretManagerException($"there is no credentials file {file}") { IsDenied = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretManagerException($"the credentials file {file} cannot be read ({e.GetType().Name})") { IsDenied = true };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The library has no exception of its own for it, and its messages quote the file.
            throw new SecretManagerException(
                $"the file {file} does not hold credentials of Google's ({e.GetType().Name})") { IsDenied = true };
        }
    }

    /// <summary>
    /// Creates the credential of somebody who takes the part of a service account: the library would ask for the token of its source over a
    /// transport of its own. Returns null for any other file, and for an address that is not Google's.
    /// </summary>
    private GoogleCredential? CreateImpersonated(JsonElement root, string type)
    {
        const string Start = "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/", End = ":generateAccessToken";
        bool isImpersonated = type == "impersonated_service_account" && root.FindString("service_account_impersonation_url") is { } url
            && url.StartsWith(Start, StringComparison.Ordinal) && url.EndsWith(End, StringComparison.Ordinal);
        if (!isImpersonated || root.FindProperty("source_credentials") is not { } source) return null;
        string account = root.FindString("service_account_impersonation_url")![Start.Length..^End.Length];
        string sourceType = source.FindString("type") ?? throw new FormatException();
        return CredentialFactory.FromJson(source.GetRawText(), sourceType).CreateScoped(Scope).CreateWithHttpClientFactory(_transport)
            .Impersonate(new ImpersonatedCredential.Initializer(account)
            {
                DelegateAccounts = [.. root.FindItems("delegates").Select(static delegated => delegated.GetString()!)], Scopes = [Scope],
            });
    }

    private async Task<GoogleCredentialState> CreateForMachineAsync(CancellationToken cancellationToken)
    {
        Uri address = environment.FindMetadataAddress()
            ?? throw new SecretManagerException("GCE_METADATA_HOST is not the name of a host") { IsDenied = true };
        string? project = options.Project ?? environment.Project;
        try
        {
            project ??= await _transport.FindMetadataAsync(
                "computeMetadata/v1/project/project-id", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            throw ExplainMissing(e);
        }
        var token = new Uri(address, "computeMetadata/v1/instance/service-accounts/default/token");
        var credential = new ComputeCredential(new ComputeCredential.Initializer(token.AbsoluteUri));
        return CreateState(GoogleCredential.FromComputeCredential(credential), project, "the metadata server");
    }

    private GoogleCredentialState CreateState(GoogleCredential credential, string? project, string source) => new()
    {
        Credential = credential.CreateScoped(Scope).CreateWithHttpClientFactory(_transport).UnderlyingCredential,
        Project = project is not null && SecretManagerNames.IsProject(project) ? project : null,
        Source = source,
        LoadedAt = timeProvider.GetUtcNow(),
    };

    private static SecretManagerException Explain(Exception exception, string source)
    {
        if (exception is TokenResponseException refused)
        {
            string? code = refused.Error?.Error is { } error && error.Length <= 60
                && error.All(static c => char.IsAsciiLetterLower(c) || c == '_') ? error : null;
            int status = (int)(refused.StatusCode ?? 0);
            string shown = code is null
                ? FormattableString.Invariant($"status {status}") : FormattableString.Invariant($"{code}, status {status}");
            if (status is >= 400 and < 500 and not (408 or 429))
                return new($"no token for the credentials from {source} ({shown}){ExplainCode(code)}") { IsDenied = true };
            return new($"no token for the credentials from {source} ({shown})");
        }
        if (source == "the metadata server" && exception is HttpRequestException) return ExplainMissing(exception);
        return new($"no token for the credentials from {source}: {BackendHttpFailures.Describe(exception)}");
    }

    private static string ExplainCode(string? code) => code switch
    {
        "invalid_grant" => ": the key or the sign-in is revoked, has expired, or this machine's clock is wrong",
        "invalid_client" or "unauthorized_client" => ": Google does not know the client, or it may not do this",
        "invalid_scope" => ": the credentials may not ask for the scope cloud-platform",
        _ => "",
    };

    private static SecretManagerException ExplainMissing(Exception exception) => new(
        "there are no credentials: GOOGLE_APPLICATION_CREDENTIALS is not set, gcloud auth application-default login has stored none, and "
        + $"the metadata server does not answer ({BackendHttpFailures.Describe(exception)})");
}
