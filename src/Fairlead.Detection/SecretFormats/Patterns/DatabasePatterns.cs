using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Databases as a service and data platforms.</summary>
internal static class DatabasePatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("planetscale-password", "a PlanetScale database password", "pscale_pw_", Base64Url(32, 64)),
        new("planetscale-token", "a PlanetScale token", OneOf("pscale_tkn_", "pscale_oauth_"), Base64Url(32, 64)),
        new("supabase-secret-key", "a Supabase secret key", "sb_secret_", Base64Url(31, 40)),
        new("supabase-access-token", "a Supabase access token", OneOf("sbp_", "sbp_v0_"), LowerHex(40)),
        new("supabase-oauth-token", "a Supabase OAuth token", "sbp_oauth_", LowerHex(40)),
        new("databricks-token", "a Databricks access token", OneOf("dapi", "dkea", "dose", "dosa"), LowerHex(32)),
        new("mongodb-atlas-secret", "the secret of a MongoDB Atlas service account", "mdb_sa_sk_", Base64Url(40)),
        new("neon-api-key", "a Neon API key", "napi_", LowerAlphanumeric(64)),
        new("aiven-password", "the password of an Aiven service", "AVNS_", Base64Url(19)),
        new("cockroachdb-api-key", "a CockroachDB Cloud API key", "CCDB1_", Alphanumeric(22), "_", Alphanumeric(40)),
        new("datastax-token", "a DataStax Astra token", "AstraCS:", Alphanumeric(20, 30), ":", LowerHex(64)),
        new("confluent-api-secret", "a Confluent API secret", "cflt", Base64(60)),
        new("xata-api-key", "a Xata API key", "xau_", Alphanumeric(30, 50)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("prefect-api-key", "a Prefect API key", OneOf("pnu_", "pnb_"), Alphanumeric(36)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("dbt-token", "a dbt token", OneOf("dbtc_", "dbtu_"), Base64Url(32, 64)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("databento-api-key", "a Databento API key", "db-", Alphanumeric(29)) { Check = SecretContents.HasDigit, CheckName = "digits",
            MinimumEntropy = 3.5 },
        new("rapidapi-key", "a RapidAPI key", LowerAlphanumeric(10), "msh", LowerAlphanumeric(15), "p1", LowerAlphanumeric(6), "jsn",
            LowerAlphanumeric(12)),
        new("maxmind-license-key", "a MaxMind licence key", Run(CharSet.Word, 36, 36), "_mmk"),
        new("segment-api-token", "a Segment public API token", "sgp_", Alphanumeric(64)),
    ];
}
