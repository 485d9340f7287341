namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class ObservabilitySamples : SecretSamples
{
    public ObservabilitySamples()
    {
        Add("grafana-service-account-token", [GrafanaToken()], ["gl" + "sa_" + B62(32) + "_" + Hex(8), "gl" + "sa_" + B62(32)]);
        Add("grafana-cloud-token", ["gl" + "c_eyJvIjoi" + B64(100) + "=="], ["gl" + "c_eyJvIjoi" + B64(10)]);
        Add("new-relic-user-key", ["NR" + "AK-" + Upper(27)], ["NR" + "AK-" + Upper(10)]);
        Add("new-relic-insert-key", ["NR" + "II-" + B64Url(32)], ["NR" + "II-" + B64Url(10)]);
        Add("new-relic-license-key", ["eu01xx" + Hex(30) + "NR" + "AL"], [Hex(20) + "NR" + "AL"]);
        Add("datadog-api-key", [Hex(32)], ["DD_API_KEY=" + Hex(12), "DD_API_KEY=${DD_API_KEY}"],
            context: "DD_API_KEY={secret}");
        Add("datadog-application-key", [Hex(40)], ["DD_APP_KEY=" + Hex(12)],
            context: "DD_APP_KEY={secret}");
        Add("sentry-organization-token", ["sntr" + "ys_eyJ" + B64(120) + "_" + B64(43)], ["sntr" + "ys_eyJ" + B64(120)]);
        Add("sentry-user-token", ["sntr" + "yu_" + Hex(64)], ["sntr" + "yu_" + Hex(32)]);
        Add("dynatrace-token", ["dt0" + "c01." + B32(24) + "." + B32(64)], ["dt0" + "c01." + B32(24)]);
        Add("honeycomb-ingest-key", ["hca" + "ik_" + Lower(58)], ["hca" + "ik_" + Lower(12)]);
        Add("logfire-token", ["pylf" + "_v1_us_" + B62(43)], ["pylf" + "_v1_us_" + B62(12)]);
        Add("posthog-personal-key", ["ph" + "x_" + B62(43)], ["ph" + "c_" + B62(43)]);
        Add("snyk-token", ["snyk" + "_uat." + Hex(8) + "." + B64Url(80)], ["snyk" + "_uat." + Hex(8)]);
    }
}
