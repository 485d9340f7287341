namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>What a pattern must find, whole, and what it must leave alone although it looks nearly the same.</summary>
internal sealed record PatternSamples(string[] Secrets, string[] Others);

/// <summary>The samples of every pattern. Prefixes are split so that this file holds nothing that looks like a secret.</summary>
internal sealed class SecretSamples : FakeText
{
    public static readonly IReadOnlyDictionary<string, PatternSamples> All = new SecretSamples()._samples;

    private readonly Dictionary<string, PatternSamples> _samples = [];

    private SecretSamples()
        : base(seed: 1)
    {
        KeyMaterial();
        AmazonAndGoogle();
        Azure();
        Hosting();
        SourceControl();
        PackageRegistries();
        ArtificialIntelligence();
        Messaging();
        Commerce();
        Observability();
        Collaboration();
    }

    private void Add(string id, string[] secrets, string[] others) => _samples.Add(id, new PatternSamples(secrets, others));

    private void KeyMaterial()
    {
        Add("gcp-service-account-key", [Pem("PRIVATE KEY", "\\n", 1600)],
            ["-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"]);
        Add("private-key", [Pem("PRIVATE KEY"), Pem("PRIVATE KEY", "\r\n", 64), Pem("PRIVATE KEY", "\n" + new string(' ', 28), 64)],
            [Pem("PUBLIC KEY"), "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nbody\n-----END PRIVATE KEY-----"]);
        Add("rsa-private-key",
            [Pem("RSA PRIVATE KEY"), Pem("RSA PRIVATE KEY")
                .Replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\nM")],
            [Pem("RSA PUBLIC KEY"), "-----BEGIN RSA PRIVATE KEY-----\n" + new string('x', 64) + "\n-----END RSA PRIVATE KEY-----"]);
        Add("ec-private-key", [Pem("EC PRIVATE KEY", bodyLength: 160)],
            ["-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----"]);
        Add("dsa-private-key", [Pem("DSA PRIVATE KEY")], [Pem("DSA PARAMETERS")]);
        Add("encrypted-private-key", [Pem("ENCRYPTED PRIVATE KEY")], [Pem("CERTIFICATE")]);
        Add("ssh-private-key", [Pem("OPENSSH PRIVATE KEY", "\n", 340)], ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + B64(43) + " etl@host"]);
        Add("pgp-private-key",
            [Pem("PGP PRIVATE KEY BLOCK"), Pem("PGP PRIVATE KEY BLOCK").Replace("BLOCK-----\nM", "BLOCK-----\nVersion: GnuPG v2\n\nM")],
            [Pem("PGP PUBLIC KEY BLOCK"), Pem("PGP MESSAGE")]);
        Add("putty-private-key", [B64(64)], ["Public-Lines: 6\n" + B64(64), "Private-Lines: 6"]);
        Add("age-secret-key", ["AGE-SECRET-" + "KEY-1" + From("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)],
            ["age1" + Lower(58), "AGE-SECRET-" + "KEY-1" + Upper(20)]);
        Add("json-web-token",
            [
                WebToken(), WebToken("""{"alg":"RS256","kid":"k1"}""", signature: 342),
                WebToken("""{"typ":"JWT","alg":"ES256"}""", signature: 86),
            ],
            [
                WebToken("""{"alg":"none"}"""), WebToken()[..^44], WebToken("""{"typ":"JWT"}"""), WebToken().Replace('.', '/'),
                WebToken(signature: 0), WebToken("""{"alg":"HS256"}""", signature: 12),
            ]);
        Add("basic-credentials", [Base64("etl:hunter2!"), Base64("svc-orders@example.org:Winter-2024")],
            ["Basic " + Base64("no colon here"), "Basic " + B64(24), "Basic information", "Basic " + Base64("user:${PASSWORD}"),
                "Basic " + Base64("user:")]);
    }

    private void AmazonAndGoogle()
    {
        Add("aws-access-key-id", ["AK" + "IA" + "Z7" + B32(14), "AK" + "IA" + "J2" + B32(14)],
            ["AK" + "IA" + B32(12), "AK" + "IA" + "EVERYWHEREISHERE", "AK" + "IA" + "IOSFODNN7EXAMPLE", "AK" + "IA" + "0189018901890189"]);
        Add("aws-temporary-access-key-id", ["AS" + "IA" + "Y34" + B32(13)], ["AS" + "IA" + "NDEVELOPMENTBANK", "AS" + "IA" + B32(10)]);
        Add("aws-secret-access-key", [B64(40)],
            ["aws_secret_access_key=" + B64(20), "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY"]);
        Add("aws-bedrock-api-key", ["AB" + "SK" + B64(128) + "="], ["AB" + "SK" + B64(40)]);
        Add("aws-mws-token", ["amzn" + ".mws." + Guid()], ["amzn" + ".mws." + Hex(32)]);
        Add("google-api-key", ["AI" + "za" + B64Url(35)], ["AI" + "za" + B64Url(20), "AI" + "za" + new string('S', 35)]);
        Add("google-oauth-client-secret", ["GOC" + "SPX-" + B64Url(28)],
            ["GOC" + "SPX-" + B64Url(10), "GOC" + "SPX-your_client_secret_goes_here"]);
        Add("google-oauth-access-token", ["ya" + "29." + B64Url(160)], ["ya" + "29." + B64Url(20)]);
        Add("google-oauth-refresh-token", ["1/" + "/0" + B64Url(48) + "7x"], ["1/" + "/0" + B64Url(20), "1/" + "/02/2024"]);
        Add("alibaba-access-key-id", ["LT" + "AI" + "5t" + B62(18)], ["LT" + "AI" + B62(10)]);
    }

    private void Azure()
    {
        Add("azure-storage-account-key", [Bytes(64)],
            ["AccountKey=" + Bytes(32), "AccountKey={0}", "AccountKey=<your key>", "AccountKey=" + B64(86)]);
        Add("azure-shared-access-key", [Bytes(32)],
            ["SharedAccessKey=" + Bytes(16), "SharedAccessKey=<key>", "SharedAccessKeyName=Root" + B64(39) + "="]);
        Add("azure-shared-access-signature", [Uri.EscapeDataString(Bytes(32)), Bytes(32)],
            ["?sv=2022-11-02&sig=" + B64(20), "?page=1&sig=" + Bytes(32), "?sv=2022-11-02&sig={signature}", "?sv=1.0&sig=" + B64(60)]);
        Add("azure-storage-key", [Marked(76, "+ASt", 64)], [Marked(70, "+ASt", 64), Marked(76, "+ASx", 64)]);
        Add("azure-cosmos-key", [Marked(76, "ACDb", 64)], [Marked(33, "ACDb", 64)]);
        Add("azure-batch-key", [Marked(76, "+ABa", 64)], [Marked(75, "+ABa", 64)]);
        Add("azure-api-management-key", [Marked(76, "APIM", 64)], ["APIMANAGEMENT" + B64(88), Marked(60, "APIM", 64)]);
        Add("azure-service-bus-key", [Marked(33, "+ASb", 32)], [Marked(32, "+ASb", 32)]);
        Add("azure-event-hubs-key", [Marked(33, "+AEh", 32)], [Marked(30, "+AEh", 32)]);
        Add("azure-relay-key", [Marked(33, "+ARm", 32)], [Marked(20, "+ARm", 32)]);
        Add("azure-iot-hub-key", [Marked(33, "AIoT", 32)], [Marked(10, "AIoT", 32), "Microsoft.Azure.AIoT.Devices"]);
        Add("azure-redis-key", [Marked(33, "AzCa", 32)], [Marked(34, "AzCa", 32)]);
        Add("azure-event-grid-key", [Marked(33, "AZEG", 32)], [Marked(31, "AZEG", 32)]);
        Add("azure-container-registry-key", [B64(42) + "+ACR" + B64(6)], [B64(40) + "+ACR" + B64(6)]);
        Add("azure-search-key", [B62(42) + "Az" + "Se" + B62(6)], [B62(42) + "Az" + "Se" + B62(9), "GetAzSearchClient"]);
        Add("azure-functions-key", [B64Url(44) + "Az" + "Fu" + B64Url(6) + "=="], [B64Url(44) + "Az" + "Fu" + B64Url(2)]);
        Add("azure-devops-token", [B62(76) + "AZ" + "DO" + B62(4)], [B62(76) + "AZ" + "DO", "AZDO_PERSONAL_ACCESS_TOKEN"]);
        Add("azure-annotated-key", [B62(52) + "JQ" + "QJ99" + B62(26)], [B62(20) + "JQ" + "QJ99" + B62(26)]);
        Add("azure-client-secret", ["aB3" + "8Q" + "~" + B64Url(34), "xY." + "7Q" + "~" + B64Url(16) + "." + B64Url(17)],
            ["aB3" + "8Q" + "~" + B64Url(12)]);
        Add("teams-webhook",
            ["contoso.webhook.office.com/web" + "hookb2/" + Guid() + "@" + Guid() + "/IncomingWebhook/" + Hex(32) + "/" + Guid()],
            ["contoso.webhook.office.com/webhookb2/", "contoso.webhook.office.com/webhookb2/" + Guid()]);
    }

    private void Hosting()
    {
        Add("digitalocean-token", ["dop" + "_v1_" + Hex(64), "doo" + "_v1_" + Hex(64)],
            ["dop" + "_v1_" + Hex(40), "dox" + "_v1_" + Hex(64)]);
        Add("cloudflare-api-token", ["cf" + "ut_" + B62(40) + Hex(8), "cf" + "at_" + B62(40) + Hex(8)], ["cf" + "ut_" + B62(30)]);
        Add("cloudflare-global-api-key", ["cf" + "k_" + B62(40) + Hex(8)], ["cf" + "k_" + B62(39)]);
        Add("cloudflare-origin-ca-key", ["v1." + "0-" + Hex(24) + "-" + Hex(146)], ["v1." + "0-" + Hex(24), "v1." + "0-preview-2024"]);
        Add("heroku-api-key", ["HR" + "KU-AA" + B64Url(58)], ["HR" + "KU-" + Guid()]);
        Add("fly-access-token", ["fm2" + "_" + B64(200) + "=="], ["fm2" + "_" + B64(20)]);
        Add("fly-personal-token", ["fo1" + "_" + B64Url(43)], ["fo1" + "_" + B64Url(20)]);
        Add("vercel-token", ["vc" + "p_" + B64Url(56)], ["vc" + "p_" + B64Url(24)]);
        Add("netlify-token", ["nf" + "p_" + B62(36)], ["nf" + "p_" + B62(12)]);
        Add("render-api-key", ["rn" + "d_" + B62(27) + "9"],
            ["rn" + "d_" + B62(12), "rn" + "d_" + new string('a', 14) + "BcDeFgHiJkLmNoPq"]);
        Add("scaleway-access-key-id", ["SC" + "W" + Upper(16) + "4"], ["SC" + "W" + Upper(10), "SC" + "WINDOWSTATIONNAMES"]);
        Add("planetscale-password", ["pscale" + "_pw_" + B64Url(43)], ["pscale" + "_pw_" + B64Url(10)]);
        Add("planetscale-token", ["pscale" + "_tkn_" + B64Url(43)], ["pscale" + "_tkn_" + B64Url(10)]);
        Add("supabase-secret-key", ["sb" + "_secret_" + B64Url(31)], ["sb" + "_publishable_" + B64Url(31), "sb" + "_secret_xxx"]);
        Add("supabase-access-token", ["sb" + "p_" + Hex(40)], ["sb" + "p_" + Hex(20)]);
        Add("databricks-token", ["da" + "pi" + Hex(32)], ["da" + "pi" + Hex(20), "dapi_endpoint"]);
        Add("mongodb-atlas-secret", ["mdb" + "_sa_sk_" + B64Url(40)], ["mdb" + "_sa_id_" + Hex(24)]);
        Add("terraform-cloud-token", [B62(14) + ".atlas" + "v1." + B64Url(67)], [B62(8) + ".atlas" + "v1." + B64Url(67)]);
        Add("vault-service-token", ["hv" + "s." + B64Url(89) + "4", "hv" + "s." + B62(23) + "5"],
            ["hv" + "s.GetAllConfigurationValues", "hv" + "s." + B62(10)]);
        Add("vault-batch-token", ["hv" + "b." + B64Url(150)], ["hv" + "b." + B64Url(24)]);
        Add("vault-recovery-token", ["hv" + "r." + B64Url(24) + "0"], ["hv" + "r." + B64Url(8)]);
        Add("doppler-token", ["dp." + "pt." + B62(43), "dp." + "st." + B62(43)], ["dp." + "pt." + B62(10)]);
        Add("doppler-service-token", ["dp." + "st.prd_eu." + B62(43)], ["dp." + "st.prd." + B62(8)]);
        Add("infisical-token", ["st" + "." + Hex(24) + "." + Hex(32) + "." + Hex(32)], ["st" + "." + Hex(24) + "." + Hex(32)]);
        Add("pulumi-access-token", ["pu" + "l-" + Hex(40)], ["pu" + "l-" + Hex(20)]);
        Add("onepassword-service-token", ["ops" + "_eyJ" + B64Url(600)], ["ops" + "_eyJ" + B64Url(20)]);
        Add("tailscale-key", ["tskey" + "-auth-" + B62(17) + "-" + B62(32)], ["tskey" + "-auth-" + B62(17)]);
        Add("docker-hub-token", ["dckr" + "_pat_" + B64Url(27), "dckr" + "_oat_" + B64Url(32)], ["dckr" + "_pat_" + B64Url(10)]);
    }

    private void SourceControl()
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
    }

    private void PackageRegistries()
    {
        Add("nuget-api-key", ["oy" + "2" + Lower(43)], ["oy" + "2" + Lower(20), "oy" + "2" + Upper(43)]);
        Add("npm-access-token", ["np" + "m_" + GitHubBody(36)], ["np" + "m_" + B62(36), "npm_config_registry"]);
        Add("pypi-token", ["pypi-AgEI" + "cHlwaS5vcmc" + B64Url(150)], ["pypi-AgEI" + "cHlwaS5vcmc" + B64Url(10), "pypi-" + B64Url(150)]);
        Add("rubygems-api-key", ["ruby" + "gems_" + Hex(48)], ["ruby" + "gems_" + Hex(20)]);
        Add("crates-io-token", ["ci" + "o" + B62(31) + "3"], ["ci" + "o" + B62(12), "ci" + "o" + From("abcdefghijklmnop", 32)]);
        Add("clojars-token", ["CLO" + "JARS_" + Hex(60)], ["CLO" + "JARS_" + Hex(20)]);
    }

    private void ArtificialIntelligence()
    {
        Add("anthropic-api-key", ["sk-" + "ant-api03-" + B64Url(93) + "AA"], ["sk-" + "ant-api03-" + B64Url(20), "sk-" + "ant-your-key"]);
        Add("openrouter-api-key", ["sk-" + "or-v1-" + Hex(64)], ["sk-" + "or-v1-" + Hex(32)]);
        Add("openai-api-key", ["sk-" + B62(20) + "T3Blbk" + "FJ" + B62(20), "sk-" + "proj-" + B64Url(74) + "T3Blbk" + "FJ" + B64Url(74)],
            ["sk-" + B62(48), "sk-" + "proj-" + B64Url(100), "sk-loading-indicator-with-a-rather-long-class-name-in-css"]);
        Add("huggingface-token", ["hf" + "_" + B62(34)], ["hf" + "_" + B62(20), "hf" + "_hub_download_with_retries"]);
        Add("replicate-token", ["r8" + "_" + B62(37)], ["r8" + "_" + B62(12)]);
        Add("groq-api-key", ["gs" + "k_" + B62(52)], ["gs" + "k_" + B62(12)]);
        Add("perplexity-api-key", ["pp" + "lx-" + B62(48)], ["pp" + "lx-" + B62(12)]);
        Add("xai-api-key", ["xa" + "i-" + B62(80)], ["xa" + "i-" + B62(12)]);
        Add("nvidia-api-key", ["nv" + "api-" + B64Url(64)], ["nv" + "api-" + B64Url(12)]);
        Add("langsmith-api-key", ["lsv2" + "_pt_" + Hex(32) + "_" + Hex(10)], ["lsv2" + "_pt_" + Hex(32)]);
        Add("langfuse-secret-key", ["sk-" + "lf-" + Guid()], ["pk-" + "lf-" + Guid()]);
        Add("pinecone-api-key", ["pc" + "sk_" + B62(5) + "_" + B62(63)], ["pc" + "sk_" + B62(63)]);
    }

    private void Messaging()
    {
        Add("slack-bot-token", ["xo" + "xb-" + Digits(12) + "-" + Digits(13) + "-" + B62(24)],
            ["xo" + "xb-" + Digits(12), "xo" + "xb-your-bot-token"]);
        Add("slack-user-token", ["xo" + "xp-" + Digits(12) + "-" + Digits(12) + "-" + Digits(12) + "-" + Hex(32)],
            ["xo" + "xp-token", "xo" + "xp-abc-def-ghi-jkl-mno-pqr-stu"]);
        Add("slack-configuration-token", ["xo" + "xe.xo" + "xp-1-" + B62(166)], ["xo" + "xe.xo" + "xp-1-" + B62(20)]);
        Add("slack-app-token", ["xa" + "pp-1-A" + Upper(10) + "-" + Digits(13) + "-" + Hex(64)], ["xa" + "pp-1-A" + Upper(10)]);
        Add("slack-webhook", ["https://hooks.slack.com/ser" + "vices/T" + Upper(8) + "/B" + Upper(8) + "/" + B62(24)],
            ["https://hooks.slack.com/ser" + "vices/",
                "https://hooks.slack.com/ser" + "vices/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"]);
        Add("slack-workflow-webhook", ["https://hooks.slack.com/work" + "flows/T" + Upper(8) + "/A" + Upper(10) + "/" + Digits(18)],
            ["https://hooks.slack.com/work" + "flows/"]);
        Add("discord-bot-token", [Base64Url(Digits(18)) + "." + B64Url(6) + "." + B64Url(38)],
            [Base64Url(Digits(18)) + "." + B64Url(6), Base64Url("notdigitsatallxxxx") + "." + B64Url(6) + "." + B64Url(38)]);
        Add("discord-webhook", ["https://discord.com/api/web" + "hooks/" + Digits(18) + "/" + B64Url(68)],
            ["https://discord.com/api/web" + "hooks/" + Digits(18)]);
        Add("telegram-bot-token", [Digits(10) + ":A" + "A" + B64Url(33)],
            [Digits(4) + ":A" + "A" + B64Url(33), Digits(10) + ":A" + "A" + B64Url(12)]);
        Add("twilio-api-key", ["S" + "K" + Hex(32)], ["S" + "K" + Hex(20), "A" + "C" + Hex(32)]);
        Add("sendgrid-api-key", ["S" + "G." + B64Url(22) + "." + B64Url(43)], ["S" + "G." + B64Url(22), "S" + "G.Resources.Strings.Title"]);
        Add("mailgun-api-key", ["ke" + "y-" + Hex(32)], ["ke" + "y-" + Hex(20), "ke" + "y-" + Guid(), "pubkey-" + Hex(32)]);
        Add("mailchimp-api-key", [Hex(32) + "-u" + "s12"], [Hex(20) + "-u" + "s12", "en-us"]);
        Add("mailersend-api-token", ["ml" + "sn." + Hex(64)], ["ml" + "sn." + Hex(20)]);
        Add("brevo-api-key", ["xkey" + "sib-" + Hex(64) + "-" + B62(16)], ["xkey" + "sib-" + Hex(64)]);
        Add("resend-api-key", ["r" + "e_" + B62(8) + "_" + B62(23) + "1"], ["r" + "e_" + B62(8), "r" + "e_compiled_patternForEverything"]);
        Add("facebook-access-token", ["EA" + "AG" + B62(180)], ["EA" + "AG" + B62(30)]);
    }

    private void Commerce()
    {
        Add("stripe-secret-key", ["sk" + "_live_" + B62(24), "sk" + "_test_" + B62(99)],
            ["pk" + "_live_" + B62(24), "sk" + "_live_" + B62(10), "sk" + "_test_4eC39HqLyjWDarjtT1zdp7dc"]);
        Add("stripe-restricted-key", ["rk" + "_live_" + B62(99)], ["rk" + "_live_" + B62(10)]);
        Add("stripe-webhook-secret", ["wh" + "sec_" + B64(32), "wh" + "sec_" + Bytes(32)], ["wh" + "sec_" + B62(10)]);
        Add("shopify-access-token", ["sh" + "pat_" + Hex(32)], ["sh" + "pat_" + Hex(12)]);
        Add("shopify-shared-secret", ["sh" + "pss_" + Hex(32)], ["sh" + "pss_" + Hex(12)]);
        Add("square-access-token", ["sq0" + "atp-" + B64Url(22)], ["sq0" + "idp-" + B64Url(22)]);
        Add("square-oauth-secret", ["sq0" + "csp-" + B64Url(43)], ["sq0" + "csp-" + B64Url(22)]);
        Add("square-personal-token", ["EA" + "AA" + B64Url(59) + "8"],
            ["EA" + "AA" + B64Url(60) + "+" + B64(40), "EA" + "AA" + B64Url(30)]);
        Add("braintree-access-token", ["access_token" + "$production$" + Lower(16) + "$" + Hex(32)],
            ["access_token" + "$production$" + Lower(16)]);
        Add("razorpay-key", ["rzp" + "_live_" + B62(14)], ["rzp" + "_test_" + B62(14), "rzp" + "_live_" + B62(5)]);
        Add("plaid-access-token", ["access" + "-production-" + Guid()], ["access" + "-production-" + Hex(12)]);
        Add("flutterwave-secret-key", ["FLW" + "SECK-" + Hex(32) + "-X"], ["FLW" + "PUBK-" + Hex(32) + "-X"]);
        Add("easypost-api-key", ["EZ" + "AK" + B62(54)], ["EZ" + "AK" + B62(20)]);
    }

    private void Observability()
    {
        Add("grafana-service-account-token", [GrafanaToken()], ["gl" + "sa_" + B62(32) + "_" + Hex(8), "gl" + "sa_" + B62(32)]);
        Add("grafana-cloud-token", ["gl" + "c_eyJvIjoi" + B64(100) + "=="], ["gl" + "c_eyJvIjoi" + B64(10)]);
        Add("new-relic-user-key", ["NR" + "AK-" + Upper(27)], ["NR" + "AK-" + Upper(10)]);
        Add("new-relic-insert-key", ["NR" + "II-" + B64Url(32)], ["NR" + "II-" + B64Url(10)]);
        Add("new-relic-license-key", ["eu01xx" + Hex(30) + "NR" + "AL"], [Hex(20) + "NR" + "AL"]);
        Add("datadog-api-key", [Hex(32)], ["DD_API_KEY=" + Hex(12), "DD_API_KEY=${DD_API_KEY}"]);
        Add("datadog-application-key", [Hex(40)], ["DD_APP_KEY=" + Hex(12)]);
        Add("sentry-organization-token", ["sntr" + "ys_eyJ" + B64(120) + "_" + B64(43)], ["sntr" + "ys_eyJ" + B64(120)]);
        Add("sentry-user-token", ["sntr" + "yu_" + Hex(64)], ["sntr" + "yu_" + Hex(32)]);
        Add("dynatrace-token", ["dt0" + "c01." + B32(24) + "." + B32(64)], ["dt0" + "c01." + B32(24)]);
        Add("honeycomb-ingest-key", ["hca" + "ik_" + Lower(58)], ["hca" + "ik_" + Lower(12)]);
        Add("logfire-token", ["pylf" + "_v1_us_" + B62(43)], ["pylf" + "_v1_us_" + B62(12)]);
        Add("posthog-personal-key", ["ph" + "x_" + B62(43)], ["ph" + "c_" + B62(43)]);
        Add("snyk-token", ["snyk" + "_uat." + Hex(8) + "." + B64Url(80)], ["snyk" + "_uat." + Hex(8)]);
    }

    private void Collaboration()
    {
        Add("atlassian-api-token", ["ATA" + "TT3" + "xFfGF0" + B64Url(178) + "=" + Hex(8).ToUpperInvariant()],
            ["ATA" + "TT3" + B64Url(60)]);
        Add("linear-api-key", ["lin" + "_api_" + B62(40)], ["lin" + "_api_" + B62(12)]);
        Add("linear-oauth-token", ["lin" + "_oauth_" + Hex(64)], ["lin" + "_oauth_" + Hex(12)]);
        Add("notion-token", ["nt" + "n_" + Digits(11) + B62(35)], ["nt" + "n_" + Digits(11)]);
        Add("notion-legacy-token", ["sec" + "ret_" + B62(42) + "5"], ["sec" + "ret_" + B62(12), "sec" + "ret_name_of_the_thing"]);
        Add("airtable-token", ["pa" + "t" + B62(14) + "." + Hex(64)], ["pa" + "t" + B62(14)]);
        Add("figma-token", ["fi" + "gd_" + B64Url(40)], ["fi" + "gd_" + B64Url(10)]);
        Add("postman-api-key", ["PM" + "AK-" + Hex(24) + "-" + Hex(34)], ["PM" + "AK-" + Hex(24)]);
        Add("postman-collection-key", ["PM" + "AT-" + Upper(26)], ["PM" + "AT-" + Upper(10)]);
        Add("hubspot-private-app-token", ["pat" + "-na1-" + Guid()], ["pat" + "-na1-" + Hex(12)]);
        Add("typeform-token", ["tf" + "p_" + B64Url(43) + "2"], ["tf" + "p_" + B64Url(12)]);
        Add("contentful-management-token", ["CF" + "PAT-" + B64Url(43)], ["CF" + "PAT-" + B64Url(12)]);
        Add("dropbox-access-token", ["s" + "l." + B64Url(140)], ["s" + "l." + B64Url(40)]);
        Add("clickup-token", ["pk" + "_" + Digits(8) + "_" + Upper(32)], ["pk" + "_" + Digits(8) + "_" + Upper(10)]);
        Add("mapbox-secret-token", ["sk" + ".eyJ" + B64Url(80) + "." + B64Url(22)], ["pk" + ".eyJ" + B64Url(80) + "." + B64Url(22)]);
        Add("readme-api-key", ["rd" + "me_" + Lower(70)], ["rd" + "me_" + Lower(10)]);
        Add("duffel-token", ["duffel" + "_live_" + B64Url(43)], ["duffel" + "_live_" + B64Url(10)]);
        Add("shippo-token", ["shippo" + "_live_" + Hex(40)], ["shippo" + "_live_" + Hex(10)]);
        Add("launchdarkly-sdk-key", ["sd" + "k-" + Guid()], ["sd" + "k-" + Hex(12)]);
        Add("frameio-token", ["fi" + "o-u-" + B64Url(64)], ["fi" + "o-u-" + B64Url(10)]);
    }
}
