using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.SecretFormats.Shapes;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Source control and continuous integration.</summary>
internal static class SourceControlPatterns
{
    private static readonly ShapePart GitLabPrefix = OneOf(
        "glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glft-", "glimt-", "glsoat-", "glffct-", "glwt-");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        GitHub("github-personal-access-token", "a GitHub personal access token", "ghp_"),
        GitHub("github-oauth-access-token", "a GitHub OAuth access token", "gho_"),
        GitHub("github-user-access-token", "a GitHub App user access token", "ghu_"),
        GitHub("github-installation-access-token", "a GitHub App installation access token", "ghs_"),
        GitHub("github-refresh-token", "a GitHub refresh token", "ghr_"),
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
        new("gitlab-agent-token", "a GitLab agent token", "glagent-", Base64Url(50)),
        new("gitlab-job-token", "a GitLab CI/CD job token", "glcbt-", Alphanumeric(1, 5), "_", Base64Url(20)),
        new("gitlab-oauth-secret", "the secret of a GitLab OAuth application", "gloas-", LowerHex(64)),
        new("gitlab-runner-registration-token", "a GitLab runner registration token", "GR1348941", Base64Url(20)),
        new("bitbucket-app-password", "a Bitbucket app password", "ATBB", Alphanumeric(32)),
        new("circleci-token", "a CircleCI token", OneOf("CCIPAT_", "CCIPRJ_"), Alphanumeric(20, 24), "_", LowerHex(40)),
        new("buildkite-token", "a Buildkite token", OneOf("bkua_", "bkct_"), LowerHex(40)),
        new("sonar-token", "a SonarQube token", OneOf("sqp_", "squ_", "sqa_"), LowerHex(40)),
        new("jfrog-reference-token", "a JFrog reference token", "cmVmdGtu", Base64(56)),
        new("jfrog-api-key", "a JFrog API key", "AKCp", Alphanumeric(69)),
    ];

    private static SecretPattern GitHub(string id, string title, string prefix) =>
        new(id, title, prefix, Alphanumeric(36, 76)) { Check = Checksums.HasGitHubChecksum, CheckName = "CRC-32" };
}
