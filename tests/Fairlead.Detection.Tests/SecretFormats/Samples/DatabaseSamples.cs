namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class DatabaseSamples : SecretSamples
{
    public DatabaseSamples()
    {
        Add("planetscale-password", ["pscale" + "_pw_" + B64Url(43)], ["pscale" + "_pw_" + B64Url(10)]);
        Add("planetscale-token", ["pscale" + "_tkn_" + B64Url(43)], ["pscale" + "_tkn_" + B64Url(10)]);
        Add("supabase-secret-key", ["sb" + "_secret_" + B64Url(31)], ["sb" + "_publishable_" + B64Url(31), "sb" + "_secret_xxx"]);
        Add("supabase-access-token", ["sb" + "p_" + Hex(40), "sb" + "p_v0_" + Hex(40)], ["sb" + "p_" + Hex(20)]);
        Add("supabase-oauth-token", ["sb" + "p_oauth_" + Hex(40)], ["sb" + "p_oauth_" + Hex(12)]);
        Add("databricks-token", ["da" + "pi" + Hex(32)], ["da" + "pi" + Hex(20), "dapi_endpoint"]);
        Add("mongodb-atlas-secret", ["mdb" + "_sa_sk_" + B64Url(40)], ["mdb" + "_sa_id_" + Hex(24)]);
        Add("neon-api-key", ["na" + "pi_" + Lower(64)], ["na" + "pi_" + Lower(12), "napi_create_function"]);
        Add("aiven-password", ["AV" + "NS_" + B64Url(19)], ["AV" + "NS_" + B64Url(8)]);
        Add("cockroachdb-api-key", ["CC" + "DB1_" + B62(22) + "_" + B62(40)], ["CC" + "DB1_" + B62(22)]);
        Add("datastax-token", ["Astra" + "CS:" + B62(24) + ":" + Hex(64)], ["Astra" + "CS:" + B62(24)]);
        Add("confluent-api-secret", ["cf" + "lt" + B64(60)], ["cf" + "lt" + B64(20)]);
        Add("xata-api-key", ["xa" + "u_" + B62(35) + "1"], ["xa" + "u_" + B62(8)]);
        Add("prefect-api-key", ["pn" + "u_" + B62(35) + "1", "pn" + "b_" + B62(35) + "1"], ["pn" + "u_" + B62(10)]);
        Add("dbt-token", ["db" + "tc_" + B64Url(42) + "1", "db" + "tu_" + B64Url(42) + "1"],
            ["db" + "tc_" + B64Url(10), "dbtc_run_results"]);
        Add("databento-api-key", ["d" + "b-" + B62(28) + "1"], ["d" + "b-" + B62(12), "db-migrations-and-seeds"]);
        Add("rapidapi-key", [Lower(10) + "ms" + "h" + Lower(15) + "p1" + Lower(6) + "js" + "n" + Lower(12)],
            [Lower(10) + "ms" + "h" + Lower(30), "mshtml"]);
        Add("maxmind-license-key", [B62(6) + "_" + B62(29) + "_m" + "mk"], [B62(6) + "_m" + "mk"]);
        Add("segment-api-token", ["sg" + "p_" + B62(64)], ["sg" + "p_" + B62(12)]);
    }
}
