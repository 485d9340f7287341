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
        Add("grafana-api-key", ["ey" + "JrIjoi" + B64(90) + "=="], ["ey" + "JrIjoi" + B64(12)]);
        Add("new-relic-rest-key", ["NR" + "RA-" + Hex(42)], ["NR" + "RA-" + Hex(12), "NR" + "JS-" + Hex(19)]);
        Add("elastic-cloud-api-key", ["es" + "su_" + B64(90) + "=="], ["es" + "su_" + B64(12)]);
        Add("axiom-token", ["xa" + "at-" + Guid(), "xa" + "pt-" + Guid()], ["xa" + "at-" + Hex(12)]);
        Add("splunk-collector-token", [Guid()], ["Authorization: Splunk <token>", Guid()], context: "Authorization: Splunk {secret}");
        Add("posthog-project-secret", ["ph" + "s_" + B62(47) + "1", "ph" + "a_" + B62(47) + "1"], ["ph" + "c_" + B62(47) + "1"]);
        Add("pagerduty-oauth-token", ["pd" + "us+_0XBP" + Upper(4) + "_" + Guid()], ["pd" + "us+_0XBP"]);
        Add("rootly-api-key", ["root" + "ly_" + Hex(64)], ["root" + "ly_" + Hex(12)]);
        Add("incident-io-api-key", ["in" + "c_" + Hex(64)], ["in" + "c_" + Hex(12)]);
        Add("launchdarkly-sdk-key", ["sd" + "k-" + Guid()], ["sd" + "k-" + Hex(12), "mo" + "b-" + Guid()]);
        Add("launchdarkly-access-token", ["ap" + "i-" + Guid()], ["ap" + "i-" + Hex(12), "my-ap" + "i_" + Guid()]);
        Add("devcycle-server-key", ["dvc" + "_server_" + Hex(8) + "_" + Hex(4) + "_" + Hex(4) + "_" + Hex(20)],
            ["dvc" + "_client_" + Hex(8) + "_" + Hex(30), "dvc" + "_server_key"]);
        Add("inngest-signing-key", ["sign" + "key-prod-" + Hex(64)], ["sign" + "key-prod-" + Hex(12)]);
        Add("trigger-dev-key", ["tr" + "_prod_" + B62(23) + "1", "tr" + "_dev_sk_" + B62(23) + "1", "tr" + "_pat_" + B62(39) + "1"], ["tr" + "_prod_" + B62(8)]);
    }
}
