using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Monitoring, logs, errors, incidents and feature flags.</summary>
internal static class ObservabilityPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("grafana-service-account-token", "a Grafana service account token", "glsa_", Alphanumeric(32), "_", LowerHex(8))
        {
            Check = Checksums.HasGrafanaChecksum,
            CheckName = "CRC-32",
        },
        // JSON in base64; it begins with {"o":
        new("grafana-cloud-token", "a Grafana Cloud access policy token", "glc_eyJvIjoi", Base64(60, 400), Run(new CharSet("="), 0, 2)),
        // The same, with {"k":
        new("grafana-api-key", "a Grafana API key", "eyJrIjoi", Base64(60, 400), Run(new CharSet("="), 0, 2)),
        new("new-relic-user-key", "a New Relic user key", "NRAK-", UpperAlphanumeric(27)),
        new("new-relic-insert-key", "a New Relic insights key", OneOf("NRII-", "NRIQ-"), Base64Url(32)),
        new("new-relic-rest-key", "a New Relic REST API key", "NRRA-", LowerHex(42)),
        new("new-relic-license-key", "a New Relic licence key", Alphanumeric(36), "NRAL") { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("datadog-api-key", "a Datadog API key",
            Before("DD_API_KEY=", "DD_API_KEY: ", "DD-API-KEY: ", "DD-API-KEY=", "dd-api-key=", "DD_API_KEY=\"", "DATADOG_API_KEY=",
                "DATADOG_API_KEY: ", "DATADOG_API_KEY=\""),
            LowerHex(32)),
        new("datadog-application-key", "a Datadog application key",
            Before("DD_APP_KEY=", "DD_APP_KEY: ", "DD-APPLICATION-KEY: ", "DD-APPLICATION-KEY=", "dd-application-key=", "DD_APP_KEY=\"",
                "DATADOG_APP_KEY=", "DATADOG_APP_KEY: ", "DATADOG_APP_KEY=\""),
            LowerHex(40)),
        new("sentry-organization-token", "a Sentry organization token", "sntrys_eyJ", Base64(60, 500), Run(new CharSet("="), 0, 2), "_",
            Base64(43)),
        new("sentry-user-token", "a Sentry user token", OneOf("sntryu_", "sntrya_", "sntryi_"), LowerHex(64)),
        new("dynatrace-token", "a Dynatrace token",
            OneOf("dt0c01.", "dt0s01.", "dt0s02.", "dt0s03.", "dt0s04.", "dt0s06.", "dt0s08.", "dt0s09.", "dt0s16."), Base32(24), ".",
            Base32(64)),
        new("honeycomb-ingest-key", "a Honeycomb ingest key", OneOf("hcaik_", "hcbik_", "hcxik_"), LowerAlphanumeric(58)),
        new("elastic-cloud-api-key", "an Elastic Cloud API key", "essu_", Base64(60, 120), Run(new CharSet("="), 0, 2)),
        new("axiom-token", "an Axiom token", ThenGuid(OneOf("xaat-", "xapt-"))),
        new("splunk-collector-token", "a token of Splunk's event collector",
            ThenGuid(Before("Splunk "))),
        new("logfire-token", "a Logfire token", OneOf("pylf_v1_us_", "pylf_v1_eu_"), Alphanumeric(43)),
        new("posthog-personal-key", "a PostHog personal API key", "phx_", Alphanumeric(43, 52)),
        new("posthog-project-secret", "a PostHog project secret or OAuth token", OneOf("phs_", "pha_", "phr_"), Alphanumeric(40, 60))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("snyk-token", "a Snyk token", "snyk_uat.", LowerHex(8), ".", Base64Url(40, 400)),
        new("pagerduty-oauth-token", "a PagerDuty OAuth token", ThenGuid(OneOf("pdus+_", "pdeu+_"), Alphanumeric(4, 12), "_")),
        new("rootly-api-key", "a Rootly API key", "rootly_", LowerHex(64)),
        new("incident-io-api-key", "an incident.io API key", PrefixAnd("inc_", "0123456789abcdef"), LowerHex(63)),
        new("launchdarkly-sdk-key", "a LaunchDarkly SDK key", ThenGuid("sdk-")),
        new("launchdarkly-access-token", "a LaunchDarkly access token", ThenGuid("api-")),
        new("devcycle-server-key", "a DevCycle server key", "dvc_server_", Run(CharSet.Word, 30, 90)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("inngest-signing-key", "an Inngest signing key", OneOf("signkey-prod-", "signkey-test-", "signkey-branch-"),
            Run(CharSet.LowerHex, 32, 64)),
        new("trigger-dev-key", "a Trigger.dev key",
            OneOf("tr_prod_sk_", "tr_stg_sk_", "tr_dev_sk_", "tr_preview_sk_", "tr_prod_", "tr_stg_", "tr_dev_", "tr_preview_", "tr_pat_",
                "tr_oat_"),
            Alphanumeric(20, 45)) { Check = SecretContents.HasDigit, CheckName = "digits" },
    ];
}
