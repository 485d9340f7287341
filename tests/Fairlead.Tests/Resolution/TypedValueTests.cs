using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public class TypedValueTests
{
    private static readonly ConnectionDefinition Definition = new()
    {
        Id = "x", ConnType = "mssql", ExtraDefaults = """{"encrypt": "mandatory"}""",
        Validate = static connection =>
        {
            if (connection.Extra.GetString("encrypt") is not ("optional" or "mandatory" or "strict"))
                throw new ConnectionFormatException("x", "extra.encrypt", "one of three");
            _ = connection.Extra.GetInt32("connect_timeout");
        },
    };

    [Theory]
    [InlineData("FAIRLEAD_CONN_X__EXTRA__ENCRYPT", "hunter2",
        "environment variable FAIRLEAD_CONN_X__EXTRA__ENCRYPT: the extra.encrypt is not one of three")]
    [InlineData("FAIRLEAD_CONN_X", "Server=h;Connect Timeout=hunter2",
        "environment variable FAIRLEAD_CONN_X: the extra.connect_timeout is not a whole number")]
    public void WhatATypedGetWouldRefuse_IsMalformedWithItsSource(string variable, string value, string reason)
    {
        using var program = TestProgram.WithEnvironment(new() { [variable] = value }, Definition);
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal((ConnectionOutcome.Malformed, reason), (resolution.Outcome, resolution.Reason));
        Assert.DoesNotContain("hunter2", resolution + program.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True", "mandatory")]
    [InlineData("no", "optional")]
    [InlineData("Strict", "strict")]
    public void DriversWordForAValue_IsOurs(string written, string expected)
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_X"] = "Server=h;Encrypt=" + written }, Definition);

        Assert.Equal(expected, program.Get("x").Extra.GetString("encrypt"));
    }
}
