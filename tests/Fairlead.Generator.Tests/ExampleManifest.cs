namespace Fairlead.Generator.Tests;

internal static class ExampleManifest
{
    /// <summary>The manifest of docs/manifest.md.</summary>
    public const string Text = """
        {
          "$schema": "./connections.schema.json",
          "namespace": "Acme.Pipelines",
          "connections": {
            "orders_db": {
              "conn_type": "postgres",
              "description": "Orders, read replica",
              "host": "orders.internal", "port": 5432, "schema": "orders", "login": "etl",
              "extra": { "sslmode": "verify-full", "ssl_ca_cert": "certs/orders-ca.pem" }
            },
            "partner_api": { "conn_type": "http", "host": "https://api.partner.example", "extra": { "timeout": "00:00:30" } },
            "lake": { "conn_type": "aws", "extra": { "region_name": "eu-central-1" }, "sharing": "restricted" },
            "fx_feed": {
              "conn_type": "generic",
              "fields": {
                "tier": { "enum": ["live", "delayed"], "default": "delayed", "description": "How current the rates are" },
                "api_key": { "secret": true, "required": true }
              }
            }
          },
          "deployments": {
            "development": { "overrides": { "orders_db": { "host": "localhost", "extra": { "sslmode": "prefer" } } } },
            "production":  { "links": ["lake"], "excludes": ["fx_feed"] }
          }
        }
        """;
}
