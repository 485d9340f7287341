namespace Fairlead.Generator.Tests;

internal static class TemplateManifest
{
    /// <summary>The manifest of docs/templates.md.</summary>
    public const string Text = """
        {
          "namespace": "Acme.Pipelines",
          "connections": {
            "tenant_db": {
              "conn_type": "postgres",
              "description": "The orders of one tenant",
              "parameters": {
                "tenant": { "description": "The tenant's short name" },
                "region": { "enum": ["eu", "us"], "default": "eu" }
              },
              "host": "{region}.db.internal", "schema": "orders_{tenant}", "login": "etl",
              "fields": { "password": { "required": true } }
            },
            "partner_api": {
              "conn_type": "http",
              "parameters": { "stage": { "enum": ["live", "test"] } },
              "host": "https://{stage}.partner.example"
            }
          },
          "deployments": {
            "development": { "overrides": { "tenant_db": { "host": "localhost", "extra": { "application_name": "dev-{tenant}" } } } }
          }
        }
        """;
}
