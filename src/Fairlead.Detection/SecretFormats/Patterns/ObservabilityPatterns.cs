using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Monitoring, logs and errors.</summary>
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
        new("new-relic-user-key", "a New Relic user key", "NRAK-", UpperAlphanumeric(27)),
        new("new-relic-insert-key", "a New Relic insights key", OneOf("NRII-", "NRIQ-"), Base64Url(32)),
        new("new-relic-license-key", "a New Relic licence key", Alphanumeric(36), "NRAL") { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("datadog-api-key", "a Datadog API key", Before("DD_API_KEY=", "DD_API_KEY: ", "DD-API-KEY: ", "DD-API-KEY=", "dd-api-key="),
            LowerHex(32)),
        new("datadog-application-key", "a Datadog application key",
            Before("DD_APP_KEY=", "DD_APP_KEY: ", "DD-APPLICATION-KEY: ", "DD-APPLICATION-KEY=", "dd-application-key="), LowerHex(40)),
        new("sentry-organization-token", "a Sentry organization token", "sntrys_eyJ", Base64(60, 500), Run(new CharSet("="), 0, 2), "_",
            Base64(43)),
        new("sentry-user-token", "a Sentry user token", OneOf("sntryu_", "sntrya_"), LowerHex(64)),
        new("dynatrace-token", "a Dynatrace token", OneOf("dt0c01.", "dt0s01.", "dt0s02."), Base32(24), ".", Base32(64)),
        new("honeycomb-ingest-key", "a Honeycomb ingest key", OneOf("hcaik_", "hcbik_", "hcxik_"), LowerAlphanumeric(58)),
        new("logfire-token", "a Logfire token", OneOf("pylf_v1_us_", "pylf_v1_eu_"), Alphanumeric(43)),
        new("posthog-personal-key", "a PostHog personal API key", "phx_", Alphanumeric(43, 52)),
        new("snyk-token", "a Snyk token", "snyk_uat.", LowerHex(8), ".", Base64Url(40, 400)),
    ];
}
