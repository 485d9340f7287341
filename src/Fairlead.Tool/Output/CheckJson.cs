using System.Text.Json.Nodes;
using Fairlead.Operations.Checking;

namespace Fairlead.Tool.Output;

/// <summary>A check as JSON values.</summary>
internal static class CheckJson
{
    public static JsonObject Create(CheckReport report) => new()
    {
        ["deployment"] = report.Deployment,
        ["environment"] = report.Environment,
        ["connections"] = new JsonArray([.. report.Connections.Select(Create)]),
        ["warnings"] = CreateTexts(report.Warnings),
    };

    public static JsonObject Create(ConnectionCheck connection) => new()
    {
        ["conn_id"] = connection.ConnectionId,
        ["conn_type"] = connection.ConnType,
        ["state"] = CheckText.GetName(connection.State),
        ["reason"] = connection.Reason,
        ["tls"] = connection.Tls,
        ["missing"] = CreateTexts(connection.Missing),
        ["fields"] = new JsonArray([.. connection.Fields.Select(static field => new JsonObject
        {
            ["field"] = field.Field,
            ["source"] = field.Source,
            ["hides"] = CreateTexts(field.Hidden.Select(static hidden => hidden.Source)),
        })]),
        ["backends"] = new JsonArray([.. connection.Attempts.Select(static attempt => new JsonObject
        {
            ["backend"] = attempt.Backend,
            ["outcome"] = attempt.Outcome.ToString(),
            ["places"] = CreateTexts(attempt.Places),
            ["reason"] = attempt.Reason,
            ["version"] = attempt.Version,
        })]),
        ["warnings"] = CreateTexts(connection.Warnings),
        ["advice"] = CreateTexts(connection.Advice),
    };

    private static JsonArray CreateTexts(IEnumerable<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}
