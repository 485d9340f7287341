using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>
/// The servers that give tokens: Google's for keys of service accounts and for people who signed in, and a machine's metadata server.
/// </summary>
public sealed class FakeGoogleTokens(Uri address)
{
    private const string Account = "etl@fairlead-tests.iam.gserviceaccount.com";

    /// <summary>The key of all fakes: one takes a tenth of a second and more.</summary>
    private static readonly string KeyPem = CreateKeyPem();

    private readonly string _refreshToken = "fake-refresh-" + Guid.NewGuid();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();

    /// <summary>Gets or sets whether this machine is one of Google's, which has a metadata server.</summary>
    public bool HasMetadata { get; set; }

    public string Create()
    {
        string token = "fake-token-" + Guid.NewGuid();
        _tokens[token] = true;
        return token;
    }

    public bool IsGood(string? token) => token is not null && _tokens.ContainsKey(token);

    /// <summary>Ends all tokens before their time.</summary>
    public void Revoke() => _tokens.Clear();

    /// <summary>A service account's key file, whose tokens come from here or from another address.</summary>
    public string CreateKeyFile(Uri? server = null, string? project = FakeSecrets.Project)
    {
        var json = new JsonObject
        {
            ["type"] = "service_account", ["private_key_id"] = "1", ["private_key"] = KeyPem,
            ["client_email"] = Account,
            ["client_id"] = "1", ["token_uri"] = new Uri(server ?? address, "token").AbsoluteUri,
        };
        if (project is not null) json["project_id"] = project;
        return json.ToJsonString();
    }

    /// <summary>The file of a workload identity, which exchanges the token in another file.</summary>
    public string CreateExternalAccountFile(string subjectTokenFile) => new JsonObject
    {
        ["type"] = "external_account",
        ["audience"] = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt", ["token_url"] = new Uri(address, "sts").AbsoluteUri,
        ["credential_source"] = new JsonObject { ["file"] = subjectTokenFile },
    }.ToJsonString();

    /// <summary>The file of somebody who signed in, as <c>gcloud auth application-default login</c> stores it.</summary>
    public string CreateUserFile(bool isRevoked = false) => CreateUser(isRevoked).ToJsonString();

    /// <summary>The file of somebody who signed in and takes the part of a service account.</summary>
    public string CreateImpersonationFile() => new JsonObject
    {
        ["type"] = "impersonated_service_account", ["source_credentials"] = CreateUser(isRevoked: false),
        ["service_account_impersonation_url"] =
            $"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{Account}:generateAccessToken",
    }.ToJsonString();

    private JsonObject CreateUser(bool isRevoked) => new()
    {
        ["type"] = "authorized_user", ["client_id"] = "fake-client", ["client_secret"] = "fake-client-secret",
        ["refresh_token"] = isRevoked ? "fake-revoked" : _refreshToken,
    };

    internal FakeGoogleReply Answer(HttpRequest request, string path, string body)
    {
        if (path.StartsWith("/computeMetadata/", StringComparison.Ordinal)) return AnswerMachine(request, path);
        if (path.EndsWith(":generateAccessToken", StringComparison.Ordinal)) return Impersonate(request);
        if (path is not ("/token" or "/sts")) return new(404, "<html>Not Found</html>", "text/html");
        var form = QueryHelpers.ParseQuery(body);
        bool isGood = path == "/sts" ? form.ContainsKey("subject_token") : form["grant_type"].ToString() switch
        {
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => IsSigned(form["assertion"].ToString()),
            "refresh_token" => form["refresh_token"] == _refreshToken,
            _ => false,
        };
        return isGood ? Issue() : new(400, """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""");
    }

    private FakeGoogleReply AnswerMachine(HttpRequest request, string path)
    {
        bool isOurs = HasMetadata && request.Headers["Metadata-Flavor"] == "Google";
        if (isOurs && path == "/computeMetadata/v1/project/project-id") return new(200, FakeSecrets.Project, "application/text");
        return isOurs && path.EndsWith("/default/token", StringComparison.Ordinal) ? Issue() : new(404, "not found", "text/html");
    }

    private FakeGoogleReply Impersonate(HttpRequest request)
    {
        string? bearer = request.Headers.Authorization.FirstOrDefault()?.Replace("Bearer ", "", StringComparison.Ordinal);
        return IsGood(bearer)
            ? FakeGoogleReply.Of(new JsonObject { ["accessToken"] = Create(), ["expireTime"] =
                DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ") })
            : FakeGoogleReply.Fail(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    private FakeGoogleReply Issue() => FakeGoogleReply.Of(new JsonObject
    {
        ["access_token"] = Create(), ["expires_in"] = 3599, ["token_type"] = "Bearer",
        ["issued_token_type"] = "urn:ietf:params:oauth:token-type:access_token",
    });

    private bool IsSigned(string assertion)
    {
        string[] parts = assertion.Split('.');
        using var key = RSA.Create();
        key.ImportFromPem(KeyPem);
        return parts.Length == 3 && key.VerifyData(
            Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
    }

    private static string CreateKeyPem()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
