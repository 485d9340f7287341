using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.SecretFormats.Shapes;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Source control and continuous integration.</summary>
internal static class SourceControlPatterns
{
    private static readonly string[] GitLabPrefixes =
        ["glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glft-", "glimt-", "glsoat-", "glffct-", "glwt-"];

    private static readonly ShapePart GitLabPrefix = OneOf(GitLabPrefixes);

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        GitHub("github-personal-access-token", "a GitHub personal access token", "ghp_"),
        GitHub("github-oauth-access-token", "a GitHub OAuth access token", "gho_"),
        GitHub("github-user-access-token", "a GitHub App user access token", "ghu_"),
        GitHub("github-installation-access-token", "a GitHub App installation access token", "ghs_"),
        GitHub("github-refresh-token", "a GitHub refresh token", "ghr_"),
        new("github-stateless-installation-token", "a GitHub App installation access token",
            ThenWebToken("ghs_", Digits(1, 12), "_eyJ")),
        new("github-fine-grained-token", "a GitHub fine-grained personal access token", "github_pat_", Alphanumeric(22), "_",
            Alphanumeric(59)),
        new("gitlab-token", "a GitLab token", GitLabPrefix, Base64Url(20)),
        new("gitlab-routable-token", "a GitLab token", GitLabPrefix, Base64Url(27, 300), ".", LowerAlphanumeric(9))
        {
            Check = Checksums.HasGitLabChecksum,
            CheckName = "CRC-32",
        },
        new("gitlab-versioned-token", "a GitLab token", GitLabPrefix, Base64Url(27, 300), ".", LowerAlphanumeric(2), ".",
            LowerAlphanumeric(9)),
        // An instance may put a word of its own before all its tokens.
        new("gitlab-instance-token", "a GitLab token", Alphanumeric(1, 20),
            OneOf([.. GitLabPrefixes.Select(static prefix => "-" + prefix)]), Base64Url(20)),
        new("gitlab-agent-token", "a GitLab agent token", "glagent-", Base64Url(50)),
        new("gitlab-job-token", "a GitLab CI/CD job token", "glcbt-", Alphanumeric(1, 5), "_", Base64Url(20)),
        new("gitlab-job-web-token", "a GitLab CI/CD job token", ThenWebToken("glcbt-eyJ")),
        new("gitlab-oauth-secret", "the secret of a GitLab OAuth application", "gloas-", LowerHex(64)),
        new("gitlab-runner-registration-token", "a GitLab runner registration token", "GR1348941", Base64Url(20)),
        new("gitlab-session-cookie", "the cookie of a GitLab session", Before("_gitlab_session="), LowerHex(32)),
        new("bitbucket-app-password", "a Bitbucket app password", "ATBB", Alphanumeric(32)),
        new("bitbucket-server-token", "a Bitbucket Data Center access token", "BBDC-", Base64(40, 48)),
        new("circleci-token", "a CircleCI token", OneOf("CCIPAT_", "CCIPRJ_"), Alphanumeric(20, 24), "_", LowerHex(40)),
        new("buildkite-token", "a Buildkite API access token", "bkua_", LowerAlphanumeric(40, 60)),
        new("buildkite-agent-token", "a Buildkite agent token", OneOf("bkaa_", "bkar_", "bkct_"), Base64Url(40, 100)),
        new("buildkite-job-token", "a Buildkite job token", OneOf("bkaj_", "bkpt_"), Run(CharSet.Base64Url.With("."), 100, 800)),
        new("buildkite-portal-token", "a Buildkite portal token", OneOf("bkpat_", "bkps_"), Base64Url(40, 80)),
        new("sonar-token", "a SonarQube token", OneOf("sqp_", "squ_", "sqa_"), LowerHex(40)),
        new("jfrog-reference-token", "a JFrog reference token", "cmVmdGtu", Base64(56)),
        new("jfrog-api-key", "a JFrog API key", "AKCp", Alphanumeric(69)),
        new("octopus-api-key", "an Octopus Deploy API key", "API-", UpperAlphanumeric(25, 40)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        // User and name in base64, then the token itself.
        new("jetbrains-permanent-token", "a JetBrains permanent token", OneOf("perm:", "perm-"), Base64(3, 200),
            Run(new CharSet("="), 0, 2), ".", Base64(2, 200), Run(new CharSet("="), 0, 2), ".", Alphanumeric(24, 40)),
        new("teamcity-token", "a TeamCity access token", "eyJ0eXAiOiAiVENWMiJ9.", Base64Url(20, 80), ".", Base64Url(36, 80)),
        new("sourcegraph-token", "a Sourcegraph access token", OneOf("sgp_", "sgp_local_"), LowerHex(40)),
        new("sourcegraph-instance-token", "a Sourcegraph access token", "sgp_", LowerHex(16), "_", LowerHex(40)),
        new("sourcegraph-gateway-token", "a Sourcegraph gateway or licence token", OneOf("sgd_", "slk_"), LowerHex(64)),
        new("harness-token", "a Harness token", OneOf("pat.", "sat."), Base64Url(22), ".", Alphanumeric(24), ".", Alphanumeric(20)),
    ];

    private static SecretPattern GitHub(string id, string title, string prefix) =>
        new(id, title, prefix, Alphanumeric(36, 76)) { Check = Checksums.HasGitHubChecksum, CheckName = "CRC-32" };
}
