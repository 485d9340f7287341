namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class SourceControlSamples : SecretSamples
{
    public SourceControlSamples()
    {
        // GitHub explained the format with this token, which was revoked before it was printed.
        Add("github-personal-access-token", ["gh" + "p_" + GitHubBody(36), "gh" + "p_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"],
            ["gh" + "p_" + B62(36), "gh" + "p_" + GitHubBody(20), "gh" + "p_" + new string('x', 36)]);
        Add("github-oauth-access-token", ["gh" + "o_" + GitHubBody(36)], ["gh" + "o_" + B62(36)]);
        Add("github-user-access-token", ["gh" + "u_" + GitHubBody(36)], ["gh" + "u_" + B62(36)]);
        Add("github-installation-access-token", ["gh" + "s_" + GitHubBody(36)], ["gh" + "s_" + B62(36)]);
        Add("github-refresh-token", ["gh" + "r_" + GitHubBody(76)], ["gh" + "r_" + B62(76)]);
        Add("github-fine-grained-token", ["github" + "_pat_" + B62(22) + "_" + B62(59)],
            ["github" + "_pat_" + B62(22), "github" + "_pat_" + B62(22) + "_" + B62(40)]);
        Add("gitlab-token", ["glp" + "at-" + B64Url(20), "gld" + "t-" + B64Url(20), "glr" + "t-" + B64Url(20)],
            ["glp" + "at-" + B64Url(12), "glp" + "at-" + B64Url(24)]);
        // The routable example of GitLab's design document.
        Add("gitlab-routable-token", [GitLabRoutable("glp" + "at-", 27), "glp" + "at-bzox79Of-KE9FD2LjoXXF4CvyxA" + ".0r03gxo7s"],
            ["glp" + "at-" + B64Url(27) + "." + Lower(9)]);
        Add("gitlab-versioned-token", ["glp" + "at-" + B64Url(36) + ".01." + Lower(9)], ["glp" + "at-" + B64Url(36) + ".01"]);
        Add("gitlab-agent-token", ["glag" + "ent-" + B64Url(50)], ["glag" + "ent-" + B64Url(20)]);
        Add("gitlab-job-token", ["glc" + "bt-" + "64_" + B64Url(20)], ["glc" + "bt-" + "64_" + B64Url(10)]);
        Add("gitlab-oauth-secret", ["glo" + "as-" + Hex(64)], ["glo" + "as-" + Hex(32)]);
        Add("gitlab-runner-registration-token", ["GR13" + "48941" + B64Url(20)], ["GR13" + "48941" + B64Url(5)]);
        Add("bitbucket-app-password", ["AT" + "BB" + B62(32)], ["AT" + "BB" + B62(20)]);
        Add("circleci-token", ["CCI" + "PAT_" + B62(22) + "_" + Hex(40)], ["CCI" + "PAT_" + Hex(40)]);
        Add("buildkite-token", ["bk" + "ua_" + Hex(40)], ["bk" + "ua_" + Hex(12)]);
        Add("sonar-token", ["sq" + "p_" + Hex(40), "sq" + "u_" + Hex(40)], ["sq" + "p_" + Hex(12)]);
        Add("jfrog-reference-token", ["cmVm" + "dGtu" + B64(56)], ["cmVm" + "dGtu" + B64(20)]);
        Add("jfrog-api-key", ["AK" + "Cp" + B62(69)], ["AK" + "Cp" + B62(20)]);
        Add("github-stateless-installation-token", ["gh" + "s_123457_" + WebToken(signature: 342)],
            ["gh" + "s_123457_eyJ" + B64Url(30), "gh" + "s_APPID_JWT"]);
        Add("gitlab-instance-token", ["acme-" + "glp" + "at-" + B64Url(20), "SIE-" + "gld" + "t-" + B64Url(20)],
            ["acme-" + "glp" + "at-" + B64Url(8)]);
        Add("gitlab-job-web-token", ["glc" + "bt-" + WebToken(signature: 86)], ["glc" + "bt-eyJ" + B64Url(20)]);
        Add("gitlab-session-cookie", [Hex(32)], ["_gitlab_session=" + Hex(8), "_gitlab_session=<cookie>"],
            context: "Cookie: _gitlab_session={secret}");
        Add("bitbucket-server-token", ["BB" + "DC-" + B64(44)], ["BB" + "DC-" + B64(10)]);
        Add("buildkite-agent-token", ["bk" + "ct_" + B62(73), "bk" + "aa_" + B62(75)], ["bk" + "ct_" + B62(12)]);
        Add("buildkite-job-token", ["bk" + "aj_" + WebToken(), "bk" + "pt_" + WebToken()], ["bk" + "aj_" + B62(12)]);
        Add("buildkite-portal-token", ["bk" + "pat_" + B62(54), "bk" + "ps_" + B62(64)], ["bk" + "pat_" + B62(12)]);
        Add("octopus-api-key", ["AP" + "I-" + Upper(26) + "1"], ["AP" + "I-" + Upper(8), "AP" + "I-VERSIONWITHOUTANYNUMBERATALL"]);
        Add("jetbrains-permanent-token", ["per" + "m:" + Base64("root") + "." + Base64("96-1") + "." + B62(30), "per" + "m-" + B64(20) + "=.OTI=." + B62(30)],
            ["per" + "m:" + Base64("root"), "perm:read.write"]);
        Add("teamcity-token", ["eyJ0eXAi" + "OiAiVENWMiJ9." + B64Url(36) + "." + B64Url(48)], ["eyJ0eXAi" + "OiAiVENWMiJ9." + B64Url(8)]);
        Add("sourcegraph-token", ["sg" + "p_" + Hex(40), "sg" + "p_local_" + Hex(40)], ["sg" + "p_" + Hex(12)]);
        Add("sourcegraph-instance-token", ["sg" + "p_" + Hex(16) + "_" + Hex(40)], ["sg" + "p_" + Hex(16) + "_" + Hex(12)]);
        Add("sourcegraph-gateway-token", ["sg" + "d_" + Hex(64), "sl" + "k_" + Hex(64)], ["sg" + "d_" + Hex(12)]);
        Add("harness-token", ["pa" + "t." + B64Url(22) + "." + B62(24) + "." + B62(20), "sa" + "t." + B64Url(22) + "." + B62(24) + "." + B62(20)],
            ["pa" + "t." + B64Url(22) + "." + B62(24)]);
    }
}
